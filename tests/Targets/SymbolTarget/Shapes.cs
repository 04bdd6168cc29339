using System.Collections;
using System.Runtime.CompilerServices;

namespace SymbolTarget;

/// <summary>One member of every shape.</summary>
internal sealed class Shapes : IEnumerable<int>, IAsyncDisposable, IComparable<Shapes>
{
    private static int _static;
    private readonly Func<int> _initialiser = () => Taken("lambda in a field initialiser");

    static Shapes() => Rents.Take("static constructor");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Shapes() => Rents.Take("constructor");

    public event EventHandler Changed
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        add => Rents.Take("event add");
        [MethodImpl(MethodImplOptions.NoInlining)]
        remove => Rents.Take("event remove");
    }

    public int Property
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => Taken("property get");
        [MethodImpl(MethodImplOptions.NoInlining)]
        set => Rents.Take("property set");
    }

    public int PropertyWithLambda
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => new[] { 1 }.Select(_ => Taken("lambda in a property")).First();
    }

    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get
        {
            Rents.Take("indexer get");
            return index;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Shapes operator +(Shapes left, Shapes right)
    {
        Rents.Take("operator");
        return left;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static implicit operator int(Shapes shapes)
    {
        Rents.Take("conversion");
        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task RunAll()
    {
        Plain();
        LambdaWithoutClosure();
        LambdaWithClosure(3);
        NestedLambdas(3);
        LocalFunction();
        StaticLocalFunction();
        LocalFunctionWithClosure(3);
        NestedLocalFunctions();
        foreach (int _ in Iterator()) _static++;
        foreach (int _ in LocalIterator()) _static++;
        foreach (int _ in this) _static++;
        foreach (int _ in (IEnumerable)this) _static++;
        await Asynchronous();
        await AsynchronousLambda();
        await AsynchronousLocalFunction();
        await AsynchronousValue();
        await foreach (int _ in AsynchronousIterator()) _static++;
        await DisposeAsync();
        _ = ((IComparable<Shapes>)this).CompareTo(this);
        _initialiser();
        Property = Property + PropertyWithLambda + this[1];
        Changed += Ignore;
        Changed -= Ignore;
        _ = (int)(this + new Shapes());
        Generic<int>();
        Generic<string>();
        await GenericAsync<int>();
        await GenericAsync<string>();
        GenericLambda("x");
        new Nested().Run();
        new Nested.Deeper<int>().Run();
        new Nested.Deeper<string>().Run();
        new Box<long>().Fill<int>();
        new Box<string>().Fill<object>();
        await new Box<string>().FillAsync<object>();
        new Local().Run();
        new Point(1).Run();
        IDefault @default = new Point(2);
        @default.Default();
        _ = new Sum(1).WithTax;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Plain() => Rents.Take("plain method");

    public void LambdaWithoutClosure() => Array.ForEach([1], _ => Rents.Take("lambda"));

    public void LambdaWithClosure(int value) => Array.ForEach([1], _ => Rents.Take(Label.Of("lambda with closure", value)));

    public void NestedLambdas(int value) =>
        Array.ForEach([1], a => Array.ForEach([a], b => Rents.Take(Label.Of("nested lambda", a + b + value))));

    public void LocalFunction()
    {
        Local();

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Local() => Rents.Take(Label.Of("local function", Property));
    }

    public void StaticLocalFunction()
    {
        Local();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Local() => Rents.Take("static local function");
    }

    public void LocalFunctionWithClosure(int value)
    {
        Local();
        Array.ForEach([1], _ => Local());

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Local() => Rents.Take(Label.Of("local function with closure", value));
    }

    public void NestedLocalFunctions()
    {
        Outer();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Outer()
        {
            Inner();

            [MethodImpl(MethodImplOptions.NoInlining)]
            static void Inner() => Rents.Take("nested local function");
        }
    }

    public IEnumerable<int> Iterator()
    {
        try
        {
            Rents.Take("iterator");
            yield return 1;
        }
        finally
        {
            Rents.Take("finally of an iterator");
        }
    }

    public IEnumerable<int> LocalIterator()
    {
        return Local();

        static IEnumerable<int> Local()
        {
            Rents.Take("local iterator");
            yield return 1;
        }
    }

    public IEnumerator<int> GetEnumerator()
    {
        Rents.Take("enumerator");
        yield return 1;
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        Rents.Take("explicit iterator");
        yield return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    int IComparable<Shapes>.CompareTo(Shapes? other)
    {
        Rents.Take("explicit implementation");
        return 0;
    }

    public async Task Asynchronous()
    {
        Rents.Take("async before await");
        await Task.Yield();
        Rents.Take("async after await");
    }

    public async Task AsynchronousLambda()
    {
        Func<Task> lambda = async () =>
        {
            await Task.Yield();
            Rents.Take("async lambda");
        };
        await lambda();
    }

    public async Task AsynchronousLocalFunction()
    {
        await Local();

        async Task Local()
        {
            await Task.Yield();
            Rents.Take(Label.Of("async local function", _static));
        }
    }

    public async ValueTask<int> AsynchronousValue()
    {
        await Task.Yield();
        Rents.Take("async value");
        return 1;
    }

    public async IAsyncEnumerable<int> AsynchronousIterator()
    {
        await Task.Yield();
        Rents.Take("async iterator");
        yield return 1;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Rents.Take("async dispose");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Generic<T>() => Rents.Take("generic method " + typeof(T).Name);

    public async Task GenericAsync<T>()
    {
        await Task.Yield();
        Rents.Take("generic async method " + typeof(T).Name);
    }

    public void GenericLambda<T>(T value) => Array.ForEach([value], v => Rents.Take(Label.Of("lambda of a generic method", v)));

    private static void Ignore(object? sender, EventArgs change) => _static++;

    private static int Taken(string label, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Rents.Take(label, file, line);
        return line;
    }

    internal sealed class Nested
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Run() => Rents.Take("nested type");

        internal sealed class Deeper<T>
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            public void Run() => Rents.Take("nested generic type " + typeof(T).Name);
        }
    }
}

/// <summary>A generic type with generic members.</summary>
internal sealed class Box<TItem>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill<T>() => Rents.Take("generic method of a generic type " + typeof(TItem).Name + typeof(T).Name);

    public async Task FillAsync<T>()
    {
        await Task.Yield();
        Rents.Take("generic async method of a generic type " + typeof(TItem).Name + typeof(T).Name);
    }
}

/// <summary>A type that only this file can name.</summary>
file sealed class Local
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run() => Rents.Take("file-local type");
}

/// <summary>An interface with a default member.</summary>
internal interface IDefault
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Default() => Rents.Take("default interface member");
}

/// <summary>A struct.</summary>
internal readonly struct Point(int x) : IDefault
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run() => Rents.Take(Label.Of("struct", x));
}

/// <summary>A record with a body.</summary>
internal sealed record Sum(int Net)
{
    public int WithTax { get; } = new[] { 1 }.Select(_ =>
    {
        Rents.Take("lambda in a record's initialiser");
        return 1;
    }).First();
}

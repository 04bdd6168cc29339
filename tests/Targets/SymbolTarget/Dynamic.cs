using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace SymbolTarget;

/// <summary>Makes methods at run time, runs each once and lets it go, so that the next one may take its memory.</summary>
internal static class Dynamic
{
    private static readonly MethodInfo _take = typeof(Rents).GetMethod(nameof(Rents.Take))!;

    /// <summary>Makes and runs <paramref name="count"/> methods, Dynamic0 and so on, which rent under their own names.</summary>
    public static void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            RunOne("Dynamic" + i);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
    }

    // Not inlined, so that nothing of the method is left on the caller's stack when its garbage is collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOne(string name)
    {
        DynamicMethod method = new(name, null, null, typeof(Dynamic).Module);
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldstr, name);
        code.Emit(OpCodes.Ldstr, "");
        code.Emit(OpCodes.Ldc_I4_0);
        code.EmitCall(OpCodes.Call, _take, null);
        code.Emit(OpCodes.Ret);
        method.CreateDelegate<Action>()();
    }
}

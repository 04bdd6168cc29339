Console.WriteLine("ready");
Console.In.ReadToEnd();

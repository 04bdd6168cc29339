Console.WriteLine("usage: Pools quick");

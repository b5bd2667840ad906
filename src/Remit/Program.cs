Console.WriteLine("Remit");

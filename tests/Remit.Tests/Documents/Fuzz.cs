namespace Remit.Tests.Documents;

/// <summary>Damages files, the same way for the same seed.</summary>
internal static class Fuzz
{
    /// <summary>How many broken files of a kind a test makes: 2,000, and 10,000 in a soak.</summary>
    public static int Rounds => Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is null ? 2_000 : 10_000;

    /// <summary>Cuts, copies, changes and adds bytes anywhere but in the first ones that are to be kept.</summary>
    public static byte[] Damage(byte[] whole, Random random, int keep, string signs = "<>/()[] \n0=\"'")
    {
        var bytes = whole.ToList();
        for (var blow = random.Next(1, 16); blow > 0 && bytes.Count > keep + 1; blow--)
        {
            var at = random.Next(keep, bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(keep, bytes.Count), bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)signs[random.Next(signs.Length)], random.Next(1, 5)));
                    break;
            }
        }
        return [.. bytes];
    }
}

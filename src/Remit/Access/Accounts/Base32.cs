namespace Remit.Access.Accounts;

/// <summary>Base32 (RFC 4648), as authenticator apps write their keys.</summary>
internal static class Base32
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The bytes of a text; what is no sign of it is passed over.</summary>
    public static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var value in text.ToUpperInvariant().Select(c => Signs.IndexOf(c, StringComparison.Ordinal)).Where(v => v >= 0))
        {
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }
        return [.. bytes];
    }
}

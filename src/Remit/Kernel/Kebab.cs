using System.Collections.Concurrent;
using System.Text;

namespace Remit.Kernel;

/// <summary>The one written form of a choice, in files, addresses, the database and JSON: <c>ShortLife</c> is <c>short-life</c>.</summary>
public static class Kebab
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Enum>> Choices = new();

    /// <summary>"ShortLife" → "short-life".</summary>
    public static string Of(string name)
    {
        var written = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && written.Length > 0)
                written.Append('-');
            written.Append(char.ToLowerInvariant(letter));
        }
        return written.ToString();
    }

    /// <summary>The written form of a choice.</summary>
    public static string Of(Enum choice) => Of(choice.ToString());

    /// <summary>The choice in words, as it stands in a sentence: "short life".</summary>
    public static string Words(Enum choice) => Of(choice).Replace('-', ' ');

    /// <summary>Every written form of an enumeration, in its order.</summary>
    public static IReadOnlyDictionary<string, Enum> All(Type type) =>
        Choices.GetOrAdd(type, t => Enum.GetValues(t).Cast<Enum>().ToDictionary(Of, StringComparer.Ordinal));

    /// <summary>The choice for a written form.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static T Read<T>(string written)
        where T : struct, Enum => (T)(object)All(typeof(T))[written];
}

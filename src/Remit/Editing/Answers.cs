using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Editing;

/// <summary>What somebody answered, by the names of the controls: texts as they were typed, and several for a list.</summary>
public sealed class Answers
{
    private readonly Dictionary<string, IReadOnlyList<string>> given = new(StringComparer.Ordinal);

    /// <summary>The answer of a control; empty for none.</summary>
    public string this[string control]
    {
        get => given.GetValueOrDefault(control) is [var first, ..] ? first : "";
        set => given[control] = [value];
    }

    /// <summary>All answers of a control that takes several.</summary>
    public IReadOnlyList<string> All(string control) => given.GetValueOrDefault(control) ?? [];

    /// <summary>Answers a control that takes several.</summary>
    public void Set(string control, IReadOnlyList<string> answers) => given[control] = answers;

    /// <summary>Takes the answer of a control back.</summary>
    public void Forget(string control) => given.Remove(control);

    /// <summary>Whether a control was answered at all, were it with nothing.</summary>
    public bool Has(string control) => given.ContainsKey(control);

    /// <summary>The controls that were answered.</summary>
    public IEnumerable<string> Controls => given.Keys;

    /// <summary>What was sent in a form.</summary>
    public static Answers Of(IFormCollection form)
    {
        var answers = new Answers();
        foreach (var (name, values) in form)
            answers.given[name] = [.. values.Select(v => Texts.WithOneKindOfLineEnd(v ?? ""))];
        return answers;
    }

    /// <summary>A short mark of what some controls say: two of them differ where the answers do.</summary>
    public string MarkOf(IEnumerable<string> controls)
    {
        var words = new StringBuilder();
        foreach (var control in controls)
            words.AppendJoin('\u001f', All(control).Select(a => a.Trim()).Where(a => a.Length > 0)).Append('\u001e');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())))[..16];
    }
}

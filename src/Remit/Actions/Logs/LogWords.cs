using Remit.Intake;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>The words by which action logs are read, from the data file <c>names.yaml</c> beside this class.</summary>
internal sealed class LogWords
{
    internal const string Resource = "Remit.Actions.Logs.names.yaml";

    private readonly IReadOnlyList<(string Words, ActionStatus Status)> statuses;
    private readonly HashSet<string> nothing;
    private readonly HashSet<string> everyone;
    private readonly HashSet<string> posts;
    private readonly HashSet<string> colours;

    private LogWords(Words file)
    {
        statuses =
        [
            .. file
                .Open.Select(w => (w, ActionStatus.Open))
                .Concat(file.Done.Select(w => (w, ActionStatus.Done)))
                .Concat(file.Withdrawn.Select(w => (w, ActionStatus.Withdrawn)))
                // "Not complete" before "complete".
                .OrderByDescending(s => s.w.Length)
                .Select(s => (s.w, s.Item2)),
        ];
        nothing = [.. file.Nothing];
        everyone = [.. file.Everyone];
        posts = [.. file.Posts];
        colours = [.. file.Colours];
    }

    public static LogWords Shipped { get; } = Load();

    /// <summary>What a status says; null where none of its words is known. The longest phrase that it begins with decides.</summary>
    public ActionStatus? StatusOf(string written)
    {
        var text = LooseName.Plain(written).TrimStart('-', '–', '•', ' ');
        foreach (var (words, status) in statuses)
            if (
                text.StartsWith(words, StringComparison.Ordinal)
                && (text.Length == words.Length || !char.IsLetterOrDigit(text[words.Length]))
                // "N" and "No" are answers only where they stand alone.
                && (words.Length > 3 || text.Length == words.Length || words is "met" or "new")
            )
                return status;
        return null;
    }

    /// <summary>The colour that a rating names, in lower case; null where it names none.</summary>
    public string? ColourOf(string written) =>
        (written.Length > 200 ? written[..200] : written)
            .Split([' ', '\n', '\t', '/', '-', '–', ':', ',', '(', ')', '.', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.ToLowerInvariant())
            .Select(w =>
                w switch
                {
                    "r" => "red",
                    "a" => "amber",
                    "g" => "green",
                    "b" => "blue",
                    _ => w,
                }
            )
            .FirstOrDefault(colours.Contains);

    public bool SaysNothing(string text) => text.Length == 0 || nothing.Contains(LooseName.Plain(text)) || nothing.Contains(text);

    public bool IsEveryone(string text) => everyone.Contains(LooseName.Plain(text));

    public bool BeginsAPost(string text) =>
        LooseName.Words(text.Length > 200 ? text[..200] : text) is [var first, ..] && posts.Contains(first);

    private static LogWords Load() => new(WordsFile.Load<Words>(Resource));

    private sealed class Words
    {
        public List<string> Open { get; set; } = [];

        public List<string> Done { get; set; } = [];

        public List<string> Withdrawn { get; set; } = [];

        public List<string> Colours { get; set; } = [];

        public List<string> Nothing { get; set; } = [];

        public List<string> Everyone { get; set; } = [];

        public List<string> Posts { get; set; } = [];
    }
}

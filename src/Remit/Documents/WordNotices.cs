namespace Remit.Documents;

/// <summary>What a Word file holds beside its text: each kind is counted, and said once, where it stands first.</summary>
internal sealed class WordNotices(string file, ProblemLog problems)
{
    public static readonly WordNotice Hidden = new(
        ProblemWeight.LeftOut,
        "There is hidden text ({0}).",
        "Show it in Word if it counts."
    );
    public static readonly WordNotice HiddenRows = new(
        ProblemWeight.LeftOut,
        "There are hidden rows of tables ({0}).",
        "Show them in Word if they count."
    );
    public static readonly WordNotice Comments = new(
        ProblemWeight.LeftOut,
        "There are comments ({0}).",
        "Comments are not taken over: put into the text what counts."
    );
    public static readonly WordNotice Placeholders = new(
        ProblemWeight.LeftOut,
        "There are fields that nobody filled in ({0}).",
        "Their prompts are not text."
    );
    public static readonly WordNotice Pictures = new(
        ProblemWeight.LeftOut,
        "There are pictures or drawings ({0}).",
        "Words in a picture can't be read: type out those that count."
    );
    public static readonly WordNotice Objects = new(
        ProblemWeight.LeftOut,
        "There are other files inside this one ({0}).",
        "Take them out and read them by themselves."
    );
    public static readonly WordNotice Contents = new(
        ProblemWeight.LeftOut,
        "There is a table of contents ({0} lines).",
        "It only repeats the headings."
    );
    public static readonly WordNotice Covered = new(
        ProblemWeight.LeftOut,
        "There is text in a merged cell that Word does not show ({0}).",
        "Split the cell in Word if it counts."
    );
    public static readonly WordNotice Symbols = new(
        ProblemWeight.Doubtful,
        "There are signs of a typeface of symbols that are not known ({0}); each stands as “\uFFFD”.",
        "Expected letters, figures or usual signs."
    );
    private static readonly WordNotice TrackedChanges = new(
        ProblemWeight.Doubtful,
        "The file has tracked changes; it was read as if all were accepted.",
        "Accept or reject them in Word to be sure."
    );

    private readonly Dictionary<WordNotice, (int Count, FilePlace Place)> found = [];

    /// <summary>The paragraph that is being read, counted from 1.</summary>
    public int Paragraph { get; set; } = 1;

    public void Tracked() => Count(TrackedChanges);

    public void Count(WordNotice notice)
    {
        var (count, place) = found.GetValueOrDefault(notice, (0, PlaceOf(Paragraph)));
        found[notice] = (count + 1, place);
    }

    public FilePlace PlaceOf(int paragraph, int column = 1) => new(file, paragraph, column) { Form = PlaceForm.Paragraphs };

    /// <summary>Whether any such thing was met.</summary>
    public bool Has(WordNotice notice) => found.ContainsKey(notice);

    public void Say()
    {
        foreach (var (notice, (count, place)) in found)
            problems.Add(
                new(notice.Weight, place, notice.Found.Replace("{0}", $"{count}", StringComparison.Ordinal), notice.Expected)
            );
    }
}

/// <summary>One kind of thing to say; "{0}" in what was found stands for how many.</summary>
internal sealed record WordNotice(ProblemWeight Weight, string Found, string Expected);

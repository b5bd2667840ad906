using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>What one piece of a cell of names is.</summary>
internal sealed record NamePiece
{
    public WrittenName? Name { get; init; }

    public string? Job { get; init; }

    public string? Email { get; init; }

    public string? Telephone { get; init; }

    /// <summary>What the place is called, where the cell names a post and nobody.</summary>
    public string? Title { get; init; }

    public string? Organisation { get; init; }

    public PlaceRole? Role { get; init; }

    /// <summary>How many places a post stands for.</summary>
    public int Count { get; init; } = 1;

    public bool IsVacant { get; init; }

    public DateOnly? Since { get; init; }

    public bool Interim { get; init; }

    public string? InterimUntil { get; init; }

    public string? ExOfficio { get; init; }
}

/// <summary>Tells people, posts and organisations apart in cells and phrases, by the words and by what is recorded.</summary>
internal sealed partial class MemberNames(NameMatching matching, Body body)
{
    private static readonly string[] Strong = [": ", ":", " – ", " — ", " - ", " | ", "\t"];

    /// <summary>What a piece of a phrase is.</summary>
    internal enum Sort
    {
        Role,
        Person,
        MaybePerson,
        Organisation,
        Post,
        Other,
    }

    /// <summary>Whether a text names an organisation: a recorded one, an abbreviation, or by its words.</summary>
    public bool IsOrganisation(string text) => SortOf(text) == Sort.Organisation;

    /// <summary>Whether an organisation of this name is recorded.</summary>
    public bool IsKnownOrganisation(string text) => matching.Organisations.Find(text).Certainty == Certainty.Certain;

    /// <summary>Whether the body whose members these are is called so.</summary>
    public bool IsThisBody(string text) =>
        MemberWords.Of(text) is ["board"] or ["group"] or ["committee"] or ["partnership"] or ["panel"] or ["executive"]
        || matching.Bodies.Find(text) is { Certainty: Certainty.Certain, Best: var best } && best == body;

    /// <summary>Whether a body of this name is recorded beside it.</summary>
    public bool IsOtherBody(string text) =>
        matching.Bodies.Find(text) is { Certainty: Certainty.Certain, Best: var best } && best != body;

    /// <summary>What a piece of a phrase is.</summary>
    public Sort SortOf(string text)
    {
        if (text.Length is 0 or > 200)
            return Sort.Other;
        if (MemberWords.RoleOf(text) is not null)
            return Sort.Role;
        if (matching.Organisations.Find(text).Certainty == Certainty.Certain)
            return Sort.Organisation;
        var name = PersonName.Read(text);
        if (name.Words.Count > 1 && matching.People.Find(text) is { Candidates: [{ Likeness: >= 70 }, ..] })
            return Sort.Person;
        var words = MemberWords.Of(text);
        if (name.HasTitle && MemberWords.Shipped.LooksLikeAPerson(text))
            return Sort.Person;
        if (MemberWords.Shipped.NamesAPost(words) && !MemberWords.Shipped.LooksLikeAPerson(text))
            return Sort.Post;
        if (MemberWords.Shipped.NamesAnOrganisation(words) && !MemberWords.Shipped.LooksLikeAPerson(text))
            return Sort.Organisation;
        if (ShortForm().IsMatch(text))
            return Sort.Organisation;
        return MemberWords.Shipped.LooksLikeAPerson(text) && text.Any(char.IsUpper) ? Sort.MaybePerson : Sort.Other;
    }

    /// <summary>A phrase that names a post and then an organisation: "Chief Nurse: ICB", "Head of Service, Leicestershire Police".</summary>
    public (string Title, string? Organisation)? Apart(string phrase)
    {
        if (matching.Posts.Find(phrase).Certainty == Certainty.Certain)
            return null;
        foreach (var (title, organisation) in Phrases.TitleAndOrganisation(phrase))
        {
            if (organisation.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && organisation.Length < 8)
                continue;
            var sort = SortOf(title);
            if (sort is Sort.Post or Sort.Role && OrganisationAfter(phrase, title, organisation))
                return (title, organisation);
        }
        return null;
    }

    /// <summary>A phrase cut at its strong marks, and at the last comma where an organisation stands behind it.</summary>
    public IReadOnlyList<string> Segments(string phrase)
    {
        var segments = new List<string> { phrase };
        foreach (var mark in Strong)
            segments =
            [
                .. segments.SelectMany(s =>
                    s.Split(mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
            ];
        return [.. segments.SelectMany(AtCommas).Where(s => s.Length > 0).Take(6)];
    }

    /// <summary>Everyone whom a cell names, each with what stands beside the name; empty where it names nobody.</summary>
    public IReadOnlyList<NamePiece> Read(Cell? cell)
    {
        if (cell is null || cell.IsBlank || MemberPhrase.SaysNothing(MemberPhrase.Read(cell.Text).Text))
            return [];
        var whole = OneLine.Of(cell.Text);
        if (whole.Length > 600)
            whole = whole[..600];
        if (MemberPhrase.SaysVacant(whole))
            return [new NamePiece { IsVacant = true, Since = DayIn(whole) }];
        var office = OfficeWords().Match(whole);
        var (interim, until, rest) = InterimOf(office.Success ? whole[..office.Index] : whole);
        if (interim && PersonName.Read(rest).Words.Count > 0)
            return
            [
                .. Pieces(rest, cell.Place)
                    .Select(p =>
                        p with
                        {
                            Interim = true,
                            InterimUntil = until,
                            ExOfficio = office.Success ? office.Value.Trim(' ', '(', ')') : p.ExOfficio,
                        }
                    ),
            ];
        var found = new List<NamePiece>();
        var lines = cell.Lines.Select(l => l.Text).Where(t => t.Trim().Length > 0).Take(40).ToList();
        // A name can be wrapped over two lines: then neither line is one alone.
        if (
            lines.Count > 1
            && MemberWords.Shipped.LooksLikeAPerson(whole)
            && !lines.TrueForAll(MemberWords.Shipped.LooksLikeAPerson)
        )
            lines = [whole];
        foreach (var line in lines)
        foreach (var piece in Pieces(OneLine.Of(line), cell.Place))
            if (piece.Name is null && !piece.IsVacant && found.Count > 0 && found[^1].Name is not null)
                found[^1] = found[^1] with
                {
                    Job = found[^1].Job ?? piece.Job ?? piece.Title,
                    Organisation = found[^1].Organisation ?? piece.Organisation,
                    Email = found[^1].Email ?? piece.Email,
                    Telephone = found[^1].Telephone ?? piece.Telephone,
                    Role = found[^1].Role ?? piece.Role,
                };
            else
                found.Add(piece);
        // What says nothing of anybody says nothing.
        return [.. found.Where(p => p != new NamePiece())];
    }

    private IEnumerable<NamePiece> Pieces(string text, FilePlace place)
    {
        if (MemberPhrase.SaysVacant(text))
            return [new NamePiece { IsVacant = true, Since = DayIn(text) }];
        if (text.Contains('@', StringComparison.Ordinal))
            return WithAddress(text, place);
        var parts = Several().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0).Take(20).ToList();
        if (parts.Count > 1 && parts.TrueForAll(p => IsPerson(p) || MemberPhrase.SaysVacant(p)))
            return parts.SelectMany(p => Piece(p, place));
        // "Jane and John Smith"
        if (
            parts is [var first, var second]
            && !first.Contains(' ', StringComparison.Ordinal)
            && text.Contains(" and ", StringComparison.OrdinalIgnoreCase)
            && first.All(char.IsLetter)
            && !MemberWords.Of(first).Any(MemberWords.Shipped.IsNoName)
            && IsPerson(second)
        )
            return Piece($"{first} {second[(second.LastIndexOf(' ') + 1)..]}", place).Concat(Piece(second, place));
        var commas = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (commas.Length > 1 && commas.All(IsPerson) && commas.All(c => c.Contains(' ', StringComparison.Ordinal)))
            return commas.Take(20).SelectMany(c => Piece(c, place));
        return Piece(text, place);
    }

    private bool IsPerson(string text) => SortOf(MemberPhrase.Read(text).Text) is Sort.Person or Sort.MaybePerson;

    private IEnumerable<NamePiece> Piece(string text, FilePlace place)
    {
        var phrase = MemberPhrase.Read(text);
        if (phrase.IsVacant)
            return [new NamePiece { IsVacant = true, Title = phrase.Text.Length > 0 ? phrase.Text : null }];
        var piece = new NamePiece
        {
            Role = phrase.Role,
            Interim = phrase.IsInterim,
            ExOfficio = phrase.ExOfficio,
        };
        var job = phrase.Brackets.FirstOrDefault(b => SortOf(b) is Sort.Post);
        var organisation = phrase.Brackets.FirstOrDefault(IsOrganisation);
        var segments = Segments(phrase.Text);
        // "Smith, Jane" is one name.
        if (
            segments.Count == 2
            && PersonName.Read(phrase.Text).Words.Count is >= 2 and <= 5
            && !MemberWords.Of(phrase.Text).Any(MemberWords.Shipped.IsNoName)
            && phrase.Text.Contains(',', StringComparison.Ordinal)
        )
            segments = [phrase.Text];
        string? name = null;
        string? title = null;
        var sure = false;
        foreach (var segment in segments)
            switch (SortOf(segment))
            {
                case Sort.Person when name is null:
                    (name, sure) = (segment, true);
                    break;
                case Sort.MaybePerson when name is null:
                    name = segment;
                    break;
                case Sort.Role:
                    piece = piece with { Role = piece.Role ?? MemberWords.RoleOf(segment) };
                    break;
                case Sort.Organisation:
                    organisation ??= segment;
                    break;
                case Sort.Post:
                    job ??= segment;
                    break;
                case Sort.Other when name is null && MemberWords.Shipped.LooksLikeAPerson(segment):
                    name = segment;
                    break;
                default:
                    title ??= segment;
                    break;
            }
        if (name is null && segments.Count == 1 && job is null && organisation is null && PersonName.Read(phrase.Text).HasTitle)
            name = phrase.Text;
        if (Telephone().IsMatch(phrase.Text) && name is null)
            return [new NamePiece { Telephone = phrase.Text }];
        return
        [
            name is null
                ? piece with
                {
                    Title = job ?? title,
                    Organisation = organisation,
                    Count = phrase.Count,
                }
                : piece with
                {
                    Name = new WrittenName(name, place, MayBeNone: !sure && title is not null),
                    Job = job ?? title,
                    Organisation = organisation,
                },
        ];
    }

    private IEnumerable<NamePiece> WithAddress(string text, FilePlace place)
    {
        var words = text.Split([' ', ';', ',', '<', '>'], StringSplitOptions.RemoveEmptyEntries);
        var email = words.First(w => w.Contains('@', StringComparison.Ordinal));
        var rest = MemberPhrase.Trimmed(string.Join(' ', words.Where(w => w != email)));
        if (rest.Length == 0)
            return [new NamePiece { Email = email }];
        return Piece(rest, place).Select(p => p with { Email = email });
    }

    private IEnumerable<string> AtCommas(string segment)
    {
        var first = segment.IndexOf(',', StringComparison.Ordinal);
        if (first <= 0)
            return [segment];
        var head = segment[..first].Trim();
        if (
            SortOf(head) is Sort.Person or Sort.MaybePerson or Sort.Role
            && SortOf(segment[(first + 1)..].Trim()) is not Sort.MaybePerson
        )
            return [head, .. AtCommas(segment[(first + 1)..].Trim())];
        var last = segment.LastIndexOf(',');
        var tail = segment[(last + 1)..].Trim();
        return
            MemberWords.RoleOf(tail) is not null || (IsOrganisation(tail) && !MemberWords.Of(segment[..last]).SequenceEqual([]))
            ? [segment[..last].Trim(), tail]
            : [segment];
    }

    private bool OrganisationAfter(string phrase, string title, string organisation)
    {
        var known = matching.Organisations.Find(organisation).Certainty;
        if (known == Certainty.Certain)
            return true;
        // "Director of Public Health" is a post, and "Public Health" no organisation of it.
        var mark =
            phrase.Length > title.Length && phrase.StartsWith(title, StringComparison.Ordinal)
                ? phrase[title.Length..].TrimStart()
                : phrase;
        return (
            mark.StartsWith(':') || mark.StartsWith('–') || mark.StartsWith('—') || mark.StartsWith('-') || mark.StartsWith('(')
        )
            ? SortOf(organisation) is Sort.Organisation or Sort.Other
            : mark.StartsWith(',') && SortOf(organisation) == Sort.Organisation;
    }

    private static (bool Interim, string? Until, string Before) InterimOf(string text)
    {
        var match = InterimWords().Match(text);
        if (!match.Success)
            return (false, null, text);
        var until = match.Groups["until"].Value.Trim(' ', ')', '.');
        return (true, until.Length == 0 ? null : until, text[..match.Index].Trim(' ', ',', '('));
    }

    private static DateOnly? DayIn(string text) =>
        text.IndexOf("since ", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && WrittenDate.Read(text[(at + 6)..])?.Day is { } day
            ? day
            : null;

    [GeneratedRegex(
        """\s*(?:/|;|\s&\s|\sand\s)\s*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Several();

    [GeneratedRegex(
        """\s*\(ex officio\b[^()]*\)$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfficeWords();

    [GeneratedRegex("""^[A-Z][A-Za-z]{0,3}[A-Z]{1,5}$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ShortForm();

    [GeneratedRegex("""^\+?[\d ()-]{9,25}$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    [GeneratedRegex(
        """,?\s*\(?interim(?:\s+until\s+(?<until>[^()]{1,80}))?\)?$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex InterimWords();
}

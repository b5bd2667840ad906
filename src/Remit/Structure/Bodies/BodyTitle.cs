using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>Words of a paper that may name the body that it is about.</summary>
/// <param name="Text">As the paper has it, without what only says which paper it is.</param>
/// <param name="Place">Where it stands.</param>
public sealed record BodyTitle(string Text, FilePlace Place)
{
    private static readonly string[] Parts = [" – ", " — ", " - ", ": ", ", ", "; ", " | ", " ("];

    private static readonly string[] Going = ["for", "of", "on", "in"];

    /// <summary>Whether one of the words says that somebody meets: board, group, committee.</summary>
    public static bool NamesABody(string text) => LooseName.Words(text).Any(w => KindBy(LooseName.Singular(w)) is not null);

    /// <summary>
    /// The name of a body in the text: "Management Group" of "Management Group – and contacts, as at 3 June 2024"; null where no part of it
    /// is one.
    /// </summary>
    public string? Name
    {
        get
        {
            foreach (var part in Text.Split(Parts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (part.Length <= 100 && NamesABody(part))
                    return UpToTheBody(part);
            return null;
        }
    }

    /// <summary>The sort of body that a name speaks of; <see cref="BodyKind.Other"/> where it says none.</summary>
    public static BodyKind KindIn(string name)
    {
        var words = LooseName.Words(name).Select(LooseName.Singular).ToList();
        var kind = words.Select(KindBy).LastOrDefault(k => k is not null) ?? BodyKind.Other;
        if (kind is BodyKind.Board or BodyKind.StrategicPartnership && words.Contains("safeguarding"))
            return BodyKind.SafeguardingBoard;
        if (kind == BodyKind.CouncilCommittee && words.Contains("scrutiny"))
            return BodyKind.ScrutinyCommittee;
        return kind == BodyKind.StrategicPartnership && !words.Contains("strategic") ? BodyKind.Board : kind;
    }

    private static BodyKind? KindBy(string word) =>
        word switch
        {
            "board" or "trust" or "assembly" or "commission" => BodyKind.Board,
            "executive" => BodyKind.Executive,
            "partnership" or "alliance" => BodyKind.StrategicPartnership,
            "group" or "subgroup" or "panel" => BodyKind.WorkingGroup,
            "committee" or "subcommittee" => BodyKind.CouncilCommittee,
            "council" => BodyKind.Council,
            "cabinet" => BodyKind.Cabinet,
            "forum" or "network" => BodyKind.Forum,
            "team" => BodyKind.ManagementTeam,
            _ => null,
        };

    /// <summary>Without what follows the last word that says so, unless it tells which: "Group for Schools".</summary>
    private static string UpToTheBody(string part)
    {
        var words = OneLine.Of(part).Split(' ');
        var last = Array.FindLastIndex(words, w => NamesABody(w));
        var rest = words[(last + 1)..];
        var name = rest.Length > 0 && Going.Contains(rest[0], StringComparer.OrdinalIgnoreCase) ? words : words[..(last + 1)];
        var joined = string.Join(' ', name).Trim(' ', ',', '.', ':', '–', '-', '“', '”', '"');
        return joined.Length == 0 ? joined : char.ToUpperInvariant(joined[0]) + joined[1..];
    }
}

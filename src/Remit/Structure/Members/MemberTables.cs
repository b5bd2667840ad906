using System.Globalization;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>Reads the rows of a table as places of a body: one for each row, or several where a row names several people or places.</summary>
internal sealed class MemberTables(Proposal proposal, MemberNames names)
{
    /// <summary>Whether a table of these columns is one of members: somebody or a place, and something about them.</summary>
    public static bool IsMembers(IReadOnlyList<string?> columns) =>
        columns.Contains("name", StringComparer.Ordinal)
            ? columns.Count(c => c is not null) > 1
            : columns.Any(c => c is "place" or "post")
                && columns.Any(c => c is "organisation" or "email" or "telephone" or "mobile" or "deputy" or "role" or "vote");

    /// <summary>Whether a table is one of members by its columns, or because a person has said what they are.</summary>
    public bool IsMembers(MappedTable table) =>
        IsMembers(table.Columns)
        || (
            table.Columns.Any(c => c is "name" or "place" or "post" or "organisation")
            && Enumerable
                .Range(0, table.Columns.Count)
                .Any(i => !string.IsNullOrEmpty(proposal.Answers.Column(table.Table.Number, i)))
        );

    /// <summary>Every place that the table gives, in its order; says what it leaves out.</summary>
    public IReadOnlyList<MemberDraft> Read(MappedTable table)
    {
        proposal.SayColumnsLeftOut(table);
        var drafts = new List<MemberDraft>();
        var group = new Group(null, null, null);
        var above = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank && !c.GoesOnFromAbove))
                continue;
            proposal.Rows++;
            if (HeadingOf(table, row) is { } heading)
            {
                group = GroupOf(heading, table, row);
                continue;
            }
            foreach (var column in table.Columns.OfType<string>())
                if (CellOf(table, row, column) is { IsBlank: false } cell)
                    above[column] = cell;
                else if (!GoesOn(table, row, column))
                    above.Remove(column);
            drafts.AddRange(Row(row, above, table.Has("organisation"), group));
        }
        return drafts;
    }

    private sealed record Group(PlaceKind? Kind, PlaceRole? Role, string? Organisation);

    private IEnumerable<MemberDraft> Row(TableRow row, Dictionary<string, Cell> cells, bool hasOrganisations, Group group)
    {
        var doubts = new List<string>();
        var leftOut = new List<string>();
        var notes = new List<string>();
        var written = Text("post");
        var seat = Text("place");
        var organisation = Text("organisation");
        if (organisation is not null && MemberPhrase.SaysNothing(organisation))
            organisation = null;
        var (role, kind, vote) = (default(PlaceRole?), group.Kind, default(Vote?));
        foreach (var text in new[] { Text("role"), Text("kind") }.OfType<string>())
            ReadTags(text);
        if (Text("vote") is { } voting)
        {
            if (MemberWords.VoteOf(voting) is { } said)
                vote = said;
            else
                leftOut.Add($"“{LooseName.Short(voting)}” says neither that the member votes nor that they don't");
        }
        // A column "Role" can hold the job, or what somebody does at the meeting.
        if (written is not null && MemberWords.RoleOf(written) is { } atTheMeeting && seat is null && cells.ContainsKey("name"))
        {
            role ??= atTheMeeting;
            written = null;
        }
        var phrase = MemberPhrase.Read(seat ?? written ?? "");
        var title = phrase.Text.Length > 0 ? WithTellingBrackets(phrase, ref organisation, hasOrganisations) : null;
        if (title is not null && seat is null && organisation is null && !hasOrganisations && names.Apart(title) is { } apart)
            (title, organisation) = apart;
        var job = seat is null ? title : written;
        organisation ??= group.Organisation;
        var nominatedBy = NominatedBy(ref organisation);
        var capacity = Text("capacity")?.ToLowerInvariant() switch
        {
            "binds" => Capacity.Binds,
            "represents" => Capacity.Represents,
            _ => (Capacity?)null,
        };
        var people = names.Read(cells.GetValueOrDefault("name"));
        var contact = people.Count == 1 ? people[0] : null;
        if (phrase.Deputies is not null)
            notes.Add($"Deputies: “{phrase.Deputies}”.");
        if (phrase.IsEither)
            doubts.Add($"“{LooseName.Short(phrase.Text)}” leaves open which of the two it is; it was taken as one place");
        if (Text("note") is { } note)
            notes.Add(note);
        var since = ReadDay("since", leftOut);
        var several = people.Count > 1;
        if (several)
            doubts.Add($"the row names {people.Count} people, and was taken as {people.Count} places");
        if (people is [{ Name: null, Count: > 1 and var count } post])
        {
            people = [.. Enumerable.Repeat(post, count)];
            doubts.Add($"it was taken as {count} places");
        }
        var draft = new MemberDraft
        {
            Place = row.Place,
            Title = title,
            TitleIsJob = seat is null && written is not null,
            Job = job,
            Organisation = organisation,
            NominatedBy = nominatedBy,
            Role = phrase.Role ?? role ?? group.Role,
            Kind = phrase.Kind ?? kind,
            Vote = phrase.Vote ?? vote,
            Capacity = capacity,
            Level = Text("level") ?? (phrase.Level is null ? null : $"{phrase.Text} {phrase.Level}"),
            Email = several ? null : contact?.Email ?? Text("email"),
            Telephone = several ? null : Joined(Text("telephone") ?? contact?.Telephone, Text("mobile")),
            Assistant = several ? null : Text("assistant"),
            Deputies = Deputies(cells.GetValueOrDefault("deputy"), notes, leftOut),
            Interim = phrase.IsInterim,
            Since = since,
            IsVacant = phrase.IsVacant,
            ExOfficio = phrase.ExOfficio ?? people.Select(p => p.ExOfficio).FirstOrDefault(e => e is not null),
        };
        if (several)
            leftOut.AddRange(
                new[] { "email", "telephone", "mobile", "assistant" }
                    .Where(column => Text(column) is not null)
                    .Select(column => $"“{LooseName.Short(Text(column)!)}” could be either person's")
            );
        if (people.Count == 0)
        {
            var copies = Math.Max(1, phrase.Count);
            if (copies > 1)
                doubts.Add($"it was taken as {copies} places");
            return Enumerable.Range(0, copies).Select(n => Finished(draft with { Title = draft.Title ?? organisation }, n == 0));
        }
        return people.Select(
            (person, index) =>
                Finished(
                    draft with
                    {
                        Name = person.Name,
                        IsVacant = person.IsVacant,
                        Since = person.Since ?? draft.Since,
                        Interim = draft.Interim || person.Interim,
                        InterimUntil = person.InterimUntil,
                        Job = person.Job ?? draft.Job,
                        Role = draft.Role ?? person.Role,
                        // Only a name, and the name is none: then it is what the place is called.
                        Title = draft.Title ?? person.Title ?? person.Job ?? draft.Organisation ?? person.Organisation,
                        TitleIsJob = draft.TitleIsJob || (draft.Title is null && person.Job is not null),
                        Organisation = draft.Organisation ?? person.Organisation,
                    },
                    index == 0
                )
        );

        MemberDraft Finished(MemberDraft one, bool first) =>
            one with
            {
                Note = notes.Count > 0 ? string.Join(' ', notes) : null,
                Doubts = first ? doubts : [],
                LeftOut = first ? leftOut : [],
                Deputies = first ? one.Deputies : [],
                Role = first || one.Role != PlaceRole.Chair ? one.Role : PlaceRole.CoChair,
            };

        string? Text(string column) =>
            cells.TryGetValue(column, out var cell) && OneLine.Of(cell.Text) is { Length: > 0 } text ? text : null;

        void ReadTags(string text)
        {
            var understood = MemberPhrase.SaysNothing(text);
            foreach (
                var piece in text.Split(
                        [',', ';', '/', '&'],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                    .Take(10)
            )
            {
                if (MemberWords.RoleOf(piece) is { } said)
                    (role, understood) = (said, true);
                else if (role is not null && piece.Equals("advisory", StringComparison.OrdinalIgnoreCase))
                    vote = Vote.Advisory;
                else if (MemberWords.KindOf(piece) is { } of)
                    (kind, understood) = (of, true);
                else if (MemberWords.VoteOf(piece) is { } voted && !piece.Equals("no", StringComparison.OrdinalIgnoreCase))
                    (vote, understood) = (voted, true);
            }
            if (!understood && written is null && seat is null)
                written = text;
            else if (!understood)
                leftOut.Add($"“{LooseName.Short(text)}” is no role or kind of member that Remit knows");
        }

        DateOnly? ReadDay(string column, List<string> unread)
        {
            if (Text(column) is not { } text)
                return null;
            if (WrittenDate.Read(text)?.Day is { } day)
                return day;
            unread.Add($"“{LooseName.Short(text)}” is no date");
            return null;
        }
    }

    private static string? Joined(string? one, string? other) =>
        one is null ? other
        : other is null ? one
        : $"{one}; {other}";

    /// <summary>"VCS Forum, nominated by the Council", as Remit's own lists have it.</summary>
    private static string? NominatedBy(ref string? organisation)
    {
        const string mark = "nominated by ";
        if (organisation?.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return null;
        var by = organisation[(at + mark.Length)..].Trim();
        organisation = organisation[..at].TrimEnd(' ', ',', ';');
        organisation = organisation.Length == 0 ? null : organisation;
        return by.Length == 0 ? null : by;
    }

    /// <summary>The title with the brackets that tell it from another; one that names an organisation goes there.</summary>
    private string WithTellingBrackets(MemberPhrase phrase, ref string? organisation, bool hasOrganisations)
    {
        var title = phrase.Text;
        foreach (var bracket in phrase.Brackets)
            if (organisation is null && !hasOrganisations && names.IsOrganisation(bracket))
                organisation = bracket;
            else
                title += $" ({bracket})";
        return title;
    }

    private List<WrittenName> Deputies(Cell? cell, List<string> notes, List<string> leftOut)
    {
        var deputies = new List<WrittenName>();
        foreach (var found in names.Read(cell))
            if (found.Name is { MayBeNone: false } name)
                deputies.Add(name);
            else if (found.IsVacant)
                leftOut.Add($"a deputy is not named yet: “{LooseName.Short(cell!.Text)}”");
            else if ((found.Name?.Text ?? found.Title ?? found.Organisation ?? found.Job) is { } words)
                notes.Add($"Deputy: {OneLine.Of(words)}.");
        return deputies;
    }

    private static string? HeadingOf(MappedTable table, TableRow row)
    {
        var filled = row.Cells.Where(c => !c.IsBlank).ToList();
        if (filled.Count != 1 || row.Cells.Any(c => c.GoesOnFromAbove))
            return null;
        var text = OneLine.Of(filled[0].Text);
        if (row.Cells.Count == 1 && table.Columns.Count > 1)
            return text;
        // A row of which only the first cell is filled is a heading where it can't be a name or a post of its own.
        return ReferenceEquals(filled[0], row.Cells[0]) && table.Columns.Count > 1 && IsGroupName(text) ? text : null;
    }

    private static bool IsGroupName(string text) =>
        MemberWords.Of(text) is { Count: <= 5 } words
        && words[^1]
            is "member"
                or "membership"
                or "adviser"
                or "advisor"
                or "attendance"
                or "observer"
                or "representative"
                or "attendee"
        && MemberWords.KindOf(text) is not null;

    private Group GroupOf(string heading, MappedTable table, TableRow row)
    {
        var text = heading.TrimEnd(':', ' ');
        if (MemberWords.KindOf(text) is { } kind)
            return new Group(kind, null, null);
        if (MemberWords.RoleOf(text) is { } role)
            return new Group(null, role == PlaceRole.Member ? null : role, null);
        if (MemberWords.Shipped.IsMembershipHeading(text))
            return new Group(null, null, null);
        if (
            !table.Has("organisation")
            && (names.IsOrganisation(text) || MemberWords.Shipped.NamesAnOrganisation(MemberWords.Of(text)))
        )
            return new Group(null, null, text);
        proposal.Say(
            FindingKind.LeftOut,
            row.Place,
            $"the heading “{LooseName.Short(heading)}” says nothing that Remit keeps of a member."
        );
        return new Group(null, null, null);
    }

    private static Cell? CellOf(MappedTable table, TableRow row, string column) =>
        table.IndexOf(column) is >= 0 and var index && index < row.Cells.Count ? row.Cells[index] : null;

    private static bool GoesOn(MappedTable table, TableRow row, string column) =>
        CellOf(table, row, column)?.GoesOnFromAbove == true;
}

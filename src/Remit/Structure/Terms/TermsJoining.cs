using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Members;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>
/// Compares terms of reference with a body's recorded versions. The same words are the same version; other words are the next one,
/// beside those that are recorded. What the parts say beyond their text is offered to the body, its members and its quorum.
/// </summary>
internal sealed partial class TermsJoining(Proposal proposal, NameMatching matching, Body body, TermsPaper paper, string file)
{
    private const string Take = "take";
    private const int LongestPurpose = 2000;

    /// <summary>The state that a person said; null for that of the paper.</summary>
    public TermsState? Said { get; init; }

    /// <summary>What tells the questions apart from those about other terms of reference in the file.</summary>
    public string Prefix { get; init; } = "";

    public async Task Join(IReadOnlyList<TermsOfReference> recorded)
    {
        foreach (var title in paper.Title)
            proposal.Say(
                FindingKind.LeftOut,
                title.Place,
                $"“{LooseName.Short(title.Text)}” is the title, and no part of the text."
            );
        var taken = new TermsParts(proposal, paper, Prefix, SameAs(recorded, TextOf(paper.Parts)) is not null).Taken();
        var parts = taken.Select(t => t.Part).ToList();
        if (parts.Count == 0)
        {
            proposal.Say(FindingKind.Refused, null, "No part is taken, so there is no text to record.");
            return;
        }
        if (paper.Known == 0)
            proposal.Say(
                FindingKind.Doubtful,
                parts[0].Place,
                "no part was found by its heading, such as “Purpose”, “Membership” or “Quorum”; the text is kept as it is."
            );
        var text = TextOf(parts);
        var header = new TermsFields(proposal, matching, paper, body).Read(
            [.. taken.Where(t => !t.IsTextOnly).Select(t => t.Part)],
            Said
        );
        var (terms, isNew) = Version(recorded, text, header);
        var read = taken.Where(t => !t.IsTextOnly).Select(t => t.Part).ToList();
        // Where the words are recorded, what they say beyond them was offered when they were.
        if (isNew)
            Fill(read);
        foreach (var part in read)
            await Members(part);
        await Quorum(read, terms, isNew);
        Deciding(read, terms);
        MostToNote(read, terms);
    }

    private static string TextOf(IEnumerable<PaperPart> parts) => string.Join("\n\n", parts.Select(TermsMarkdown.Of)).Trim();

    /// <summary>The newest version with the same words, or null.</summary>
    private static TermsOfReference? SameAs(IReadOnlyList<TermsOfReference> recorded, string text)
    {
        var words = Words(text);
        return recorded.LastOrDefault(t => Words(t.Text) == words);

        // Our own papers count the parts, whose headings have no numbers on record.
        static string Words(string text) =>
            string.Join(
                ' ',
                TermsMarkdown.Words(
                    TermsPart.Join(
                        TermsPart.Of(text).Select(p => p with { Heading = p.Heading is null ? null : TermsWords.Bare(p.Heading) })
                    )
                )
            );
    }

    // ---- the version

    private (TermsOfReference Terms, bool IsNew) Version(
        IReadOnlyList<TermsOfReference> recorded,
        string text,
        TermsFields.Header header
    )
    {
        if (SameAs(recorded, text) is { } same)
        {
            proposal.StandsAt(same, paper.Place);
            Again(same, header);
            return (same, false);
        }
        var terms = new TermsOfReference
        {
            Id = proposal.Ids.Next<TermsOfReference>(),
            Key = TermsPath.NextKey([.. recorded.Select(t => t.Key)]),
            Body = body.Id,
            State = header.State,
            AgreedBy = header.AgreedBy,
            AgreedOn = header.AgreedOn,
            Minute = header.Minute,
            ReviewOn = header.ReviewOn,
            Text = text,
            Note = header.Note,
            TakenFrom = $"{Path.GetFileName(file)}, {paper.Place.InWords}",
            Sensitivity = body.Sensitivity,
            RestrictedTo = body.RestrictedTo,
            Order = recorded.Select(t => t.Order + 1).DefaultIfEmpty(0).Max(),
            Period = Period.EndsBeforeItStarts(header.From, body.Until)
                ? new Period(null, body.Until)
                : new Period(header.From, body.Until),
        };
        proposal.Add(terms, paper.Place);
        var line = new TermsLine(terms.Key, terms.State, null, terms.AgreedOn, terms.ReviewOn, terms.From, terms.Until);
        proposal.Say(
            FindingKind.New,
            paper.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"version {terms.Key} of the terms of reference of “{body.Name}”: {line.InWords()}; {terms.Parts().Count.Counted("part", "parts")}"
            )
        );
        if (recorded.Count > 0)
            Compare(terms, recorded[^1]);
        if (terms.State == TermsState.Agreed && recorded.LastOrDefault(t => t.State == TermsState.Agreed) is { } agreed)
            proposal.Say(
                FindingKind.Doubtful,
                paper.Place,
                $"version {agreed.Key} is agreed, too. If these replace it, say there that it is superseded."
            );
        return (terms, true);
    }

    /// <summary>The words are recorded. A draft can have gone on since, and learns what it did not say; what is agreed stands.</summary>
    private void Again(TermsOfReference same, TermsFields.Header header)
    {
        var changes = new List<string>();
        if (same.State < TermsState.Agreed)
        {
            if (header.State > same.State && header.IsStateSaid)
            {
                changes.Add($"{same.State.OnScreen().ToLowerInvariant()} → {header.State.OnScreen().ToLowerInvariant()}");
                same.State = header.State;
                (same.AgreedBy, same.AgreedOn, same.Minute) = (header.AgreedBy, header.AgreedOn, header.Minute);
            }
            if (same.ReviewOn is null && header.ReviewOn is { } review && !(review < same.AgreedOn))
            {
                changes.Add($"to be reviewed by {LondonDate.Words(review)}");
                same.ReviewOn = review;
            }
        }
        proposal.Say(
            changes.Count > 0 ? FindingKind.Changed : FindingKind.Unchanged,
            paper.Place,
            changes.Count > 0
                ? $"version {same.Key} of the terms of reference: {string.Join("; ", changes)}"
                : $"the text is recorded as version {same.Key} ({same.State.OnScreen().ToLowerInvariant()})."
        );
    }

    private void Compare(TermsOfReference now, TermsOfReference before)
    {
        var was = ByHeading(before);
        var differ = new List<string>();
        foreach (var (heading, part) in ByHeading(now))
        {
            if (!was.Remove(heading, out var old))
                differ.Add($"“{Name(part)}” is new");
            else if (!TermsMarkdown.Words(part.Text).SequenceEqual(TermsMarkdown.Words(old.Text), StringComparer.Ordinal))
                differ.Add($"“{Name(part)}” differs");
        }
        if (differ.Count > 0)
            proposal.Say(
                FindingKind.New,
                paper.Place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{differ.Count} {(differ.Count == 1 ? "part differs" : "parts differ")} from version {before.Key}: {string.Join("; ", differ.Take(30))}"
                )
            );
        foreach (var gone in was.Values)
            proposal.Say(FindingKind.Missing, null, $"“{Name(gone)}” stands in version {before.Key}, which stays as it was");

        static string Name(TermsPart part) =>
            part.Heading is { } heading ? LooseName.Short(heading) : "what stands before the first heading";
    }

    private static Dictionary<string, TermsPart> ByHeading(TermsOfReference terms)
    {
        var parts = new Dictionary<string, TermsPart>(StringComparer.Ordinal);
        foreach (var part in terms.Parts())
        {
            var name = part.Heading is null ? "" : LooseName.Of(TermsWords.Bare(part.Heading));
            if (parts.TryGetValue(name, out var known))
                parts[name] = known with { Text = $"{known.Text}\n{part.Text}" };
            else
                parts.Add(name, part);
        }
        return parts;
    }

    // ---- what the parts say beyond their text

    /// <summary>Purpose and ages go to the body where it has none.</summary>
    private void Fill(List<PaperPart> parts)
    {
        var purpose = parts.Find(p => p.Kinds is ["purpose", ..]);
        if (purpose is null)
            return;
        proposal.StandsAt(body, purpose.Place);
        var words = TermsMarkdown.Of(purpose with { Heading = null }).Trim();
        if (string.IsNullOrEmpty(body.Purpose) && words.Length is > 0 and <= LongestPurpose)
        {
            if (Fills("purpose", purpose.Place, $"“{body.Name}” has no purpose recorded. Record “{LooseName.Short(words)}”?"))
            {
                body.Purpose = words;
                proposal.Say(FindingKind.Changed, purpose.Place, $"the purpose of “{body.Name}” is recorded");
            }
        }
        var ages = Ages()
            .Matches(words)
            .Select(m =>
                AgeRange.TryParse($"{m.Groups["first"].Value} to {m.Groups["last"].Value}", out var range) ? range : null
            )
            .OfType<AgeRange>()
            .Distinct()
            .ToList();
        if (
            body.Ages is null
            && ages is [var covered]
            && Fills("ages", purpose.Place, $"Does “{body.Name}” cover the ages {covered}?")
        )
        {
            body.Ages = covered;
            proposal.Say(FindingKind.Changed, purpose.Place, $"the ages that “{body.Name}” covers: {covered}");
        }
    }

    private bool Fills(string what, FilePlace place, string words) =>
        proposal.Ask(
            new Question(
                $"body-{what}",
                place,
                words,
                [new Choice(Take, "Yes"), new Choice(NameMatching.LeaveOut, "No, it stands in the terms only")],
                Take
            )
        ) == Take;

    private async Task Members(PaperPart part)
    {
        var blocks = part.Members;
        if (blocks.Count == 0)
            return;
        var heading = new Paragraph("Membership", part.Place) { Level = 1 };
        await MembersIntake.ProposeFor(body, new Document(file, [heading, .. blocks]), proposal, matching);
    }

    private async Task Quorum(List<PaperPart> parts, TermsOfReference terms, bool isNew)
    {
        var said = parts.SelectMany(p => p.Under("quorum")).ToList();
        if (said.Count == 0)
            return;
        var db = proposal.Db;
        if (!isNew && await db.Set<QuorumRule>().AnyAsync(r => r.Terms == terms.Id && !r.Withdrawn))
        {
            proposal.Say(FindingKind.Unchanged, said[0].Place, "rules about quorum are recorded for this version; they stay.");
            return;
        }
        await db.Set<Place>().Where(p => p.Body == body.Id).LoadAsync();
        var places = db.Set<Place>()
            .Local.Where(p => p.Body == body.Id && p.Period.Covers(proposal.Today))
            .OrderBy(p => p.Order)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .ToList();
        var kinds = matching.Organisations.All.ToDictionary(o => o.Id, o => o.Kind);
        var reading = new QuorumSentences(places, Organisation, kinds).Read(said);
        foreach (var (wording, why, place) in reading.Unsure)
            proposal.Say(
                FindingKind.Doubtful,
                place,
                $"“{LooseName.Short(wording)}” is kept as text and is no rule about quorum: {why}."
            );
        var order = 0;
        var isWhole = reading.Unsure.Count == 0;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in reading.Rules.Where(r => r.Form != QuorumForm.NoneStated || reading.Rules.Count == 1))
        {
            var rule = Rule(terms, draft, order, keys);
            var words = new QuorumAsk(rule, [.. draft.Places.Select(p => new Named(p.Key, p.Title))]).InWords([], null);
            var answer = proposal.Ask(
                new Question(
                    NameMatching.KeyOf("quorum", $"{words} {draft.Wording}"),
                    draft.Place,
                    $"The paper says of quorum: “{LooseName.Short(draft.Wording)}”. Should meetings be counted by the rule “{words}”?"
                        + (isWhole ? "" : " Other things that it says of quorum can’t be counted."),
                    [new Choice(Take, "Yes, count meetings by it"), new Choice(NameMatching.LeaveOut, "No, keep the words only")],
                    isWhole ? Take : NameMatching.LeaveOut
                )
            );
            if (answer != Take)
                continue;
            keys.Add(rule.Key);
            order++;
            proposal.Add(rule, draft.Place);
            for (var at = 0; at < draft.Places.Count; at++)
                proposal.Add(
                    new QuorumPlace
                    {
                        Id = proposal.Ids.Next<QuorumPlace>(),
                        Rule = rule.Id,
                        Place = draft.Places[at].Id,
                        Order = at,
                    },
                    draft.Place
                );
            proposal.Say(FindingKind.New, draft.Place, $"a rule about quorum: {words}");
        }
    }

    /// <summary>How the body decides, where the parts about powers, chairing, quorum and meetings say it and nobody recorded it.</summary>
    private void Deciding(List<PaperPart> parts, TermsOfReference terms)
    {
        var reading = DecidingSentences.Read([
            .. DecidingSentences.Parts.SelectMany(kind => parts.SelectMany(p => p.Under(kind))).Distinct(),
        ]);
        foreach (var (wording, why, place) in reading.Unsure)
            proposal.Say(
                FindingKind.Doubtful,
                place,
                $"“{LooseName.Short(wording)}” is kept as text and does not say how the body decides: {why}."
            );
        if (
            reading.Way is { Means: WayOfDeciding.Consensus } only
            && (terms.CastingVote ?? reading.CastingVote?.Means) == WhoCasts.Chair
        )
        {
            proposal.Say(
                FindingKind.Doubtful,
                only.Place,
                $"“{LooseName.Short(only.Wording)}” is kept as text and does not say how the body decides: the chair has a casting vote, which nobody needs where all agree."
            );
            return;
        }
        if (reading.Way is { } way && terms.DecidesBy is null)
        {
            var rule = new DecidingRule(way.Means, null);
            if (IsTaken("decides-by", way.Wording, rule, way.Place))
                terms.DecidesBy = way.Means;
        }
        if (
            reading.CastingVote is { } casting
            && terms.CastingVote is null
            && !(terms.DecidesBy is WayOfDeciding.Consensus && casting.Means == WhoCasts.Chair)
        )
        {
            var rule = new DecidingRule(null, casting.Means);
            if (IsTaken("casting-vote", casting.Wording, rule, casting.Place))
                terms.CastingVote = casting.Means;
        }
    }

    /// <summary>How many reports to note a meeting takes, where the parts about meetings say it and nobody recorded it.</summary>
    private void MostToNote(List<PaperPart> parts, TermsOfReference terms)
    {
        var reading = ToNote.Read(
            [.. ToNote.Parts.SelectMany(kind => parts.SelectMany(p => p.Under(kind))).Distinct()],
            (wording, why, place) =>
                proposal.Say(
                    FindingKind.Doubtful,
                    place,
                    $"“{LooseName.Short(wording)}” is kept as text and does not say how many reports to note a meeting takes: {why}."
                )
        );
        if (reading is not var (most, words, at) || terms.MostToNote is not null)
            return;
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf("most-to-note", words),
                at,
                $"The paper says: “{LooseName.Short(words)}”. Should it be recorded that this means “{ToNote.InWords(most)}”?",
                [new Choice(Take, "Yes, plans keep to it"), new Choice(NameMatching.LeaveOut, "No, keep the words only")],
                Take
            )
        );
        if (answer != Take)
            return;
        terms.MostToNote = most;
        proposal.Say(FindingKind.New, at, $"reports only to be noted: {ToNote.InWords(most)}");
    }

    private bool IsTaken(string key, string wording, DecidingRule rule, FilePlace place)
    {
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf(key, wording),
                place,
                $"The paper says of decisions: “{LooseName.Short(wording)}”. Should it be recorded that this means “{rule.InWords}”?",
                [
                    new Choice(Take, "Yes, decisions are held against it"),
                    new Choice(NameMatching.LeaveOut, "No, keep the words only"),
                ],
                Take
            )
        );
        if (answer != Take)
            return false;
        proposal.Say(FindingKind.New, place, $"how the body decides: {rule.InWords}");
        return true;
    }

    private Organisation? Organisation(string name) =>
        matching.Organisations.Find(name) is { Certainty: Certainty.Certain, Best: { } found } ? found : null;

    private QuorumRule Rule(TermsOfReference terms, QuorumDraft draft, int order, HashSet<string> keys) =>
        new()
        {
            Id = proposal.Ids.Next<QuorumRule>(),
            Key = FreeKeys.For(KeyOf(draft), keys),
            Terms = terms.Id,
            Wording = draft.Wording.Length <= 1000 ? draft.Wording : draft.Wording[..1000],
            Form = draft.Form,
            Number = draft.Number,
            Share = draft.Share,
            MoreThan = draft.MoreThan,
            Of = draft.Of,
            InPost = draft.InPost,
            TakenFrom = $"{Path.GetFileName(file)}, {draft.Place.InWords}",
            Sensitivity = terms.Sensitivity,
            RestrictedTo = terms.RestrictedTo,
            Order = order,
        };

    private static string KeyOf(QuorumDraft draft) =>
        draft.Form switch
        {
            QuorumForm.Number => string.Create(CultureInfo.InvariantCulture, $"{draft.Number} {Of(draft)}"),
            QuorumForm.Share => $"{draft.Share!.InWords()} of {Of(draft)}",
            QuorumForm.Places => string.Join(' ', draft.Places.Take(3).Select(p => p.Key)),
            QuorumForm.ChairsDiscretion => "chairs discretion",
            QuorumForm.NoneStated => "none stated",
        };

    private static string Of(QuorumDraft draft) =>
        draft.Of switch
        {
            QuorumOf.Organisations => "organisations",
            QuorumOf.VotingMembers => "voting members",
            QuorumOf.Members or null => "members",
        };

    [GeneratedRegex(
        "\\b(?:aged?|ages)\\s+(?:from\\s+|between\\s+)?(?<first>pre-?birth|pre-?conception|[0-9]{1,2})\\s*(?:to|and|-|–)\\s*(?<last>[0-9]{1,2})\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Ages();
}

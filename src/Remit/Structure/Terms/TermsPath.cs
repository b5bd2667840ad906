using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Timeline;

namespace Remit.Structure.Terms;

/// <summary>That a body agreed a version of terms of reference, as its minutes say it.</summary>
/// <param name="By">The body.</param>
/// <param name="On">The day of its meeting: today or before.</param>
/// <param name="Minute">Where the minutes say so; null where nobody wrote it down.</param>
/// <param name="From">The first day on which they hold: the day of the meeting or later.</param>
/// <param name="ReviewOn">The day by which they are to be looked at again.</param>
public sealed record Agreement(Body By, DateOnly On, string? Minute, DateOnly From, DateOnly? ReviewOn);

/// <summary>
/// The way of a version of terms of reference: begun, put to a body, agreed by it, or withdrawn. Each step puts what follows from it into
/// the context and keeps nothing: the caller commits it as one change.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="today">The day on which the step is taken.</param>
public sealed class TermsPath(Db db, IdSource ids, DateOnly today)
{
    private const string Rule = "Terms go from draft to proposed to agreed";

    /// <summary>
    /// Begins a draft: with the text and the quorum of another version, or with the usual headings. It is as closed as its body and as the
    /// version whose words it has, and each rule as the one of which it is a copy: words that were closed are not opened by repeating them.
    /// </summary>
    public async Task<TermsOfReference> Begin(Body body, TermsOfReference? from, Id<TermsOfReference> id)
    {
        using var everything = db.LookingAtEverything();
        var others = await db.All<TermsOfReference>()
            .Where(t => t.Body == body.Id)
            .Select(t => new { t.Key, t.Order })
            .ToListAsync();
        var (sensitivity, restrictedTo) = Closer(body, from);
        var draft = new TermsOfReference
        {
            Id = id,
            Key = NextKey([.. others.Select(o => o.Key)]),
            Body = body.Id,
            State = TermsState.Draft,
            DecidesBy = from?.DecidesBy,
            CastingVote = from?.CastingVote,
            MostToNote = from?.MostToNote,
            Text = from?.Text ?? TermsPart.Join(TermsPart.Usual.Select(heading => new TermsPart(heading, ""))),
            Sensitivity = sensitivity,
            RestrictedTo = restrictedTo,
            Order = others.Select(o => o.Order + 1).DefaultIfEmpty(0).Max(),
            Period = new Period(today, null),
        };
        db.Add(draft);
        if (from is not null)
            await CopyQuorum(from, draft);
        return draft;
    }

    /// <summary>Puts a draft to the body that is to agree it.</summary>
    public Result<TermsOfReference> Propose(TermsOfReference terms, Body to, DateOnly on)
    {
        if (terms.State != TermsState.Draft)
            return Refused($"These terms are {Kebab.Words(terms.State)} already.", "state");
        if (terms.Parts().All(p => p.Text.Length == 0))
            return Refused("These terms have no text yet. Write it before you put them to anybody.", "text");
        if (on > today)
            return Refused("Enter the day on which they were put to it: today or earlier.", "proposed-on");
        (terms.State, terms.ProposedTo, terms.ProposedOn) = (TermsState.Proposed, db.Shapes.RefOf(to), on);
        return Result<TermsOfReference>.Done(terms);
    }

    /// <summary>
    /// Records that a body agreed them. The version that was agreed before is superseded and ends on the day before they hold.
    /// </summary>
    public async Task<Result<TermsOfReference>> Agree(TermsOfReference terms, Agreement agreement)
    {
        if (terms.State is not (TermsState.Draft or TermsState.Proposed))
            return Refused($"These terms are {Kebab.Words(terms.State)} already.", "state");
        var refusals = Wrong(terms, agreement).ToList();
        using var everything = db.LookingAtEverything();
        var earlier = await db.Set<TermsOfReference>()
            .AsTracking()
            .Where(t => t.Body == terms.Body && t.Id != terms.Id && t.State == TermsState.Agreed)
            .ToListAsync();
        refusals.AddRange(
            earlier
                .Where(t => t.From >= agreement.From)
                .Select(t => new Refusal(
                    "One version holds at a time",
                    $"Version {t.Key} is agreed and holds from {LondonDate.Words(t.From!.Value)}. Enter a later day.",
                    db.Shapes.RefOf(terms),
                    "from"
                ))
        );
        if (refusals.Count > 0)
            return Result<TermsOfReference>.Refused(refusals);
        var last = agreement.From.Eve();
        foreach (var version in earlier)
        {
            version.State = TermsState.Superseded;
            version.Period = new Period(version.From, version.Until < last ? version.Until : last);
        }
        (terms.State, terms.AgreedBy, terms.AgreedOn) = (TermsState.Agreed, agreement.By.Id, agreement.On);
        (terms.Minute, terms.ReviewOn) = (agreement.Minute, agreement.ReviewOn);
        terms.Period = new Period(agreement.From, null);
        return Result<TermsOfReference>.Done(terms);
    }

    /// <summary>Gives up a version that is not agreed; its words stay on record.</summary>
    public Result<TermsOfReference> Withdraw(TermsOfReference terms)
    {
        if (terms.State is not (TermsState.Draft or TermsState.Proposed))
            return Refused($"These terms are {Kebab.Words(terms.State)}. Only a draft or a proposal can be withdrawn.", "state");
        terms.State = TermsState.Withdrawn;
        return Result<TermsOfReference>.Done(terms);
    }

    /// <summary>
    /// Whether somebody may record that terms were agreed: whoever runs the partnership's records, and the clerk and chair of the body to
    /// which they were put. A body's own clerk and chair write them, and do not agree them.
    /// </summary>
    public static bool MayAgree(Viewer viewer, TermsOfReference terms) =>
        viewer.MayEverywhere("terms", terms.Sensitivity, Verb.Write)
        || (terms.ProposedTo is { } to && viewer.May("terms", terms.Sensitivity, Verb.Write, new HashSet<RecordRef> { to }));

    /// <summary>The number of the version after those that are there.</summary>
    public static string NextKey(IReadOnlyCollection<string> taken)
    {
        var last = taken
            .Select(key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
        return FreeKeys.For((last == int.MaxValue ? last : last + 1).ToString(CultureInfo.InvariantCulture), taken);
    }

    private IEnumerable<Refusal> Wrong(TermsOfReference terms, Agreement agreement)
    {
        var itself = db.Shapes.RefOf(terms);
        if (terms.Parts().All(p => p.Text.Length == 0))
            yield return new Refusal(Rule, "These terms have no text. Nobody can have agreed them.", itself, "text");
        if (agreement.On > today)
            yield return new Refusal(Rule, "Enter the day on which they were agreed: today or earlier.", itself, "agreed-on");
        if (agreement.From < agreement.On)
            yield return new Refusal(
                "Terms hold when they are agreed",
                $"They can’t hold before {LondonDate.Words(agreement.On)}, when they were agreed.",
                itself,
                "from"
            );
        if (agreement.ReviewOn <= agreement.From)
            yield return new Refusal(
                "Terms are reviewed after they are agreed",
                $"Enter a day after {LondonDate.Words(agreement.From)}, from which they hold.",
                itself,
                "review-on"
            );
    }

    private async Task CopyQuorum(TermsOfReference from, TermsOfReference to)
    {
        var rules = await db.All<QuorumRule>().Where(r => r.Terms == from.Id && !r.Withdrawn).OrderBy(r => r.Order).ToListAsync();
        var ruleIds = rules.ConvertAll(r => r.Id);
        var places = (
            await db.All<QuorumPlace>().Where(p => ruleIds.Contains(p.Rule)).OrderBy(p => p.Order).ToListAsync()
        ).ToLookup(p => p.Rule);
        foreach (var rule in rules)
        {
            var (sensitivity, restrictedTo) = Closer(to, rule);
            var copy = new QuorumRule
            {
                Id = ids.Next<QuorumRule>(),
                Key = rule.Key,
                Terms = to.Id,
                Wording = rule.Wording,
                Form = rule.Form,
                Number = rule.Number,
                Share = rule.Share,
                MoreThan = rule.MoreThan,
                Of = rule.Of,
                InPost = rule.InPost,
                Note = rule.Note,
                Order = rule.Order,
                Sensitivity = sensitivity,
                RestrictedTo = restrictedTo,
            };
            db.Add(copy);
            foreach (var place in places[rule.Id])
                db.Add(
                    new QuorumPlace
                    {
                        Id = ids.Next<QuorumPlace>(),
                        Rule = copy.Id,
                        Place = place.Place,
                        Order = place.Order,
                    }
                );
        }
    }

    /// <summary>As closed as the closer of the two; where both are restricted, open to those bodies alone that both name.</summary>
    private static (Sensitivity Sensitivity, string? RestrictedTo) Closer(Record one, Record? other) =>
        other is null || one.Sensitivity > other.Sensitivity ? (one.Sensitivity, one.RestrictedTo)
        : other.Sensitivity > one.Sensitivity ? (other.Sensitivity, other.RestrictedTo)
        : (
            one.Sensitivity,
            RecordRef.Join(RecordRef.ParseSeveral(one.RestrictedTo).Intersect(RecordRef.ParseSeveral(other.RestrictedTo)))
        );

    private static Result<TermsOfReference> Refused(string message, string field) =>
        Result<TermsOfReference>.Refused([new Refusal(Rule, message, Field: field)]);
}

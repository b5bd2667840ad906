using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>A register of the sender with its newest sign-off by a day, as far as the readers of a report may see them.</summary>
/// <param name="Register">The register's key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SignOff">The sign-off; null where it was never signed off.</param>
/// <param name="By">Who signed; null for who is not shown.</param>
internal sealed record SignedByThen(string Register, string Title, SignOff? SignOff, string? By)
{
    /// <summary>Those of a duty's sender, and whether anything of the sender's is closed to the readers that the viewer may see. One query.</summary>
    public static async Task<(bool LeavesOut, IReadOnlyList<SignedByThen> Signed)> Load(
        Db db,
        ReportingDuty duty,
        DateOnly upTo,
        ReportReaders readers
    )
    {
        var (sender, body) = (duty.FromHolder, readers.Body ?? "nobody");
        var hidden = Hidden(db, sender, upTo, body);
        var signOffs = db.All<SignOff>()
            .Where(s => s.On <= upTo && (s.Sensitivity != Sensitivity.Restricted || (s.RestrictedTo ?? "").Contains(body)));
        var newest = signOffs.Where(s =>
            !signOffs.Any(o => o.Register == s.Register && (o.On > s.On || (o.On == s.On && o.Order > s.Order)))
        );
        var people = db.All<Person>().Where(p => p.Sensitivity != Sensitivity.Restricted);
        var signed =
            from register in db.All<Register>()
            where register.Sensitivity != Sensitivity.Restricted || (register.RestrictedTo ?? "").Contains(body)
            join s in newest on register.Id equals s.Register into all
            from signOff in all.DefaultIfEmpty()
            join p in people on (Id<Person>?)signOff.By equals (Id<Person>?)p.Id into signatories
            from person in signatories.DefaultIfEmpty()
            orderby register.Title, register.Key
            select new
            {
                register.Holder,
                Found = new SignedByThen(register.Key, register.Title, signOff, person == null ? null : person.Name),
            };
        var found = await db.All<ReportingDuty>()
            .Where(d => d.Id == duty.Id)
            .Select(d => new
            {
                LeavesOut = hidden.Any(),
                Signed = signed.Where(s => s.Holder == d.FromHolder).Select(s => s.Found).ToList(),
            })
            .SingleAsync();
        return (found.LeavesOut, found.Signed);
    }

    /// <summary>What was signed beside what is so now: words, ratings and accounts; evidence is compared on the page of the sign-off.</summary>
    /// <param name="rows">Its rows on the day.</param>
    /// <param name="names">Who says so, by name.</param>
    public ReportedSignOff Against(IReadOnlyList<FoundRow> rows, Mentions names)
    {
        if (SignOff is not { } signed)
            return new ReportedSignOff(Register, Title, null, null, null, null, null, null);
        var then = SignedRegister.Read(signed.Content);
        return new ReportedSignOff(
            Register,
            Title,
            signed.Key,
            signed.On,
            signed.AsAt,
            By,
            then?.NotSettled,
            then is null ? null : SinceSigned.Between(then, then with { Rows = Now(then, rows, names) })
        );
    }

    private static IReadOnlyList<SignedRow> Now(SignedRegister then, IReadOnlyList<FoundRow> rows, Mentions names)
    {
        var before = then.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        return
        [
            .. rows.Select(r =>
            {
                var row = SignedRow.Of(r.Row, r.Now, r.Register.ReviewAfter, [], names);
                if (before.GetValueOrDefault(row.Key) is not { } was)
                    return row;
                return row with
                {
                    ReopenedSince = was.ReopenedSince,
                    Draft = was.Draft,
                    Account = row.Account is { } account ? account with { Evidence = was.Account?.Evidence ?? [] } : null,
                };
            }),
        ];
    }

    private static IQueryable<int> Hidden(Db db, RecordRef sender, DateOnly day, string body)
    {
        var rows =
            from register in db.All<Register>()
            where register.Holder == sender
            join row in db.All<Responsibility>() on register.Id equals row.Register
            select new { register, row };
        var hidden = rows.Where(r =>
                (r.register.Sensitivity == Sensitivity.Restricted && !(r.register.RestrictedTo ?? "").Contains(body))
                || (r.row.Sensitivity == Sensitivity.Restricted && !(r.row.RestrictedTo ?? "").Contains(body))
                || db.All<Position>()
                    .Any(p =>
                        p.Responsibility == r.row.Id
                        && p.Sensitivity == Sensitivity.Restricted
                        && !(p.RestrictedTo ?? "").Contains(body)
                    )
            )
            .Select(_ => 1);
        var owned = db.All<ActionOwner>().Where(o => o.Owner == sender).Select(o => o.Action);
        var actions = db.All<ActionItem>()
            .On(day)
            .Where(a =>
                a.Status == ActionStatus.Open
                && a.Sensitivity == Sensitivity.Restricted
                && !(a.RestrictedTo ?? "").Contains(body)
                && owned.Contains(a.Id)
            )
            .Select(_ => 1);
        return hidden.Concat(actions);
    }
}

/// <summary>A responsibility of the sender as it was found, with the positions that counted.</summary>
internal sealed record FoundRow(Register Register, Responsibility Row, Position? Now, Position? Before)
{
    public bool IsRestricted => new Record?[] { Register, Row, Now, Before }.Any(r => r?.Sensitivity == Sensitivity.Restricted);
}

/// <summary>What was signed off of a register, in a report.</summary>
/// <param name="Register">The register's key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Key">The sign-off's key; null where the register was never signed off.</param>
/// <param name="On">The day on which it was signed.</param>
/// <param name="AsAt">The date at which it was looked at.</param>
/// <param name="By">Who signed; null for who is not shown.</param>
/// <param name="NotSettled">What was reopened or a draft when it was signed, in words.</param>
/// <param name="Since">What has changed since, in sentences; null where what was signed can't be read.</param>
internal sealed record ReportedSignOff(
    string Register,
    string Title,
    string? Key,
    DateOnly? On,
    DateOnly? AsAt,
    string? By,
    string? NotSettled,
    IReadOnlyList<string>? Since
);

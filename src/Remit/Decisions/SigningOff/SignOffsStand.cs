using Remit.Data;
using Remit.Kernel;

namespace Remit.Decisions.SigningOff;

/// <summary>What an organisation said of a decision stands, and was said on a day that has come.</summary>
internal sealed class SignOffsStand(LondonClock clock) : IInvariant
{
    internal const string SaidOnce = "A sign-off is given or refused once";
    internal const string OnADayThatCame = "A sign-off is given on a day that has come";

    private static readonly string[] Standing =
    [
        nameof(OrganisationSignOff.State),
        nameof(OrganisationSignOff.On),
        nameof(OrganisationSignOff.Words),
        nameof(OrganisationSignOff.By),
        nameof(OrganisationSignOff.ByWords),
    ];

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        if (!db.TakesBack)
            foreach (var (now, before) in touched.Changed<OrganisationSignOff>())
                if (
                    before.GetValue<SignOffState>(nameof(OrganisationSignOff.State)) is SignOffState.Given or SignOffState.Refused
                    && touched.Restated(now, before, Standing) is not null
                )
                    refusals.Add(
                        new Refusal(
                            SaidOnce,
                            "This organisation has said already what it says of this decision. That stands.",
                            new RecordRef("decision-sign-off", now.RowId),
                            "state"
                        )
                    );
        refusals.AddRange(
            touched
                .Of<OrganisationSignOff>()
                .Where(s => s.On > clock.Today)
                .Select(s => new Refusal(
                    OnADayThatCame,
                    $"{LondonDate.Words(s.On!.Value)} is still to come. Enter the day on which it was said.",
                    new RecordRef("decision-sign-off", s.RowId),
                    "on"
                ))
        );
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }
}

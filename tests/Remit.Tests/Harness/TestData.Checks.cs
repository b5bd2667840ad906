using Microsoft.Extensions.DependencyInjection;
using Remit.Checks;
using Remit.Checks.Accepting;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;

namespace Remit.Tests.Harness;

/// <summary>What the checks find, and bodies as they are to be.</summary>
internal sealed partial class TestData
{
    public Findings Findings => services.GetRequiredService<Findings>();

    public AcceptedFindings Accepted => services.GetRequiredService<AcceptedFindings>();

    /// <summary>What a check finds on a day, accepted or not; on 3 September 2007 unless another is named.</summary>
    public async Task<IReadOnlyList<Finding>> Found(string code, string day = "2007-09-03") =>
        [.. (await Findings.On(When.Day(day))).Select(j => j.Finding).Where(f => f.Check.Code == code)];

    /// <summary>A body that is established, standing, and answers to another.</summary>
    public async Task<Body> Established(string name, Body? above = null, Action<Body>? with = null)
    {
        var body = await Body(
            name,
            with: b =>
            {
                b.Established = Period.Unbounded;
                with?.Invoke(b);
            }
        );
        if (above is not null)
            await Add(NewLine(body, above, When.Always));
        return body;
    }

    public AreaOfResponsibility NewTopic(Body body, string title, Action<AreaOfResponsibility>? with = null) =>
        With(
            new AreaOfResponsibility
            {
                Id = NewId<AreaOfResponsibility>(),
                Key = NewKey(title),
                Body = body.Id,
                Title = title,
                Part = AreaPart.Lead,
            },
            with
        );

    public TermsOfReference NewTerms(Body body, TermsState state, Action<TermsOfReference>? with = null) =>
        With(
            new TermsOfReference
            {
                Id = NewId<TermsOfReference>(),
                Key = NewKey("version"),
                Body = body.Id,
                State = state,
                Text = "## Purpose\n\nTo agree the plan.",
            },
            with
        );

    public Remit.Structure.Places.Power NewPower(Remit.Structure.Places.Place place, string what) =>
        new()
        {
            Id = NewId<Remit.Structure.Places.Power>(),
            Key = NewKey("power"),
            Place = place.Id,
            What = what,
        };
}

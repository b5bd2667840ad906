using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Web.TagHelpers;

namespace Remit.Responsibilities;

/// <summary>What the choices are called on screen (glossary).</summary>
internal static class ResponsibilitiesWords
{
    public static string OnScreen(this Fulfilment fulfilment) =>
        fulfilment switch
        {
            Fulfilment.Met => "Met",
            Fulfilment.PartlyMet => "Partly met",
            Fulfilment.NotMet => "Not met",
            Fulfilment.NotAssessed => "Not assessed",
            Fulfilment.NotApplicable => "Not applicable",
            Fulfilment.NotRated => "Not rated",
            Fulfilment.NothingRecorded => "Nothing recorded",
        };

    /// <summary>As it stands after a number: "3 partly met", "12 with an account, not rated".</summary>
    public static string Counted(this Fulfilment fulfilment) =>
        fulfilment == Fulfilment.NotRated ? "with an account, not rated" : fulfilment.OnScreen().ToLowerInvariant();

    /// <summary>The colour; the word stands beside it.</summary>
    public static string Colour(this Fulfilment fulfilment) =>
        fulfilment switch
        {
            Fulfilment.Met => "green",
            Fulfilment.PartlyMet => "yellow",
            Fulfilment.NotMet => "red",
            Fulfilment.NotAssessed or Fulfilment.NotApplicable => "grey",
            Fulfilment.NotRated => "blue",
            Fulfilment.NothingRecorded => "orange",
        };

    /// <summary>Its colour and shape in a bar.</summary>
    public static ShareKind Share(this Fulfilment fulfilment) =>
        fulfilment switch
        {
            Fulfilment.Met => ShareKind.Good,
            Fulfilment.PartlyMet => ShareKind.Fair,
            Fulfilment.NotMet => ShareKind.Poor,
            Fulfilment.NotAssessed or Fulfilment.NotRated => ShareKind.Unknown,
            Fulfilment.NotApplicable or Fulfilment.NothingRecorded => ShareKind.None,
        };

    public static string OnScreen(this Rating rating) =>
        Fulfilments.Of(leadIn: false, hasPosition: true, rating)!.Value.OnScreen();

    public static string OnScreen(this DraftState state) =>
        state switch
        {
            DraftState.Waiting => "Draft, waits for the holder",
            DraftState.SentBack => "Draft, sent back",
            DraftState.Replaced => "Draft, replaced",
            DraftState.Withdrawn => "Draft, given up",
        };

    public static string OnScreen(this SourceKind kind) =>
        kind switch
        {
            SourceKind.Act => "Act of Parliament",
            SourceKind.Regulations => "Regulations",
            SourceKind.StatutoryGuidance => "Statutory guidance",
            SourceKind.LocalConstitution => "Local constitution",
            SourceKind.Plan => "Plan",
            SourceKind.Paper => "Paper",
        };

    public static string OnScreen(this ProvisionState state) =>
        state switch
        {
            ProvisionState.Enacted => "Enacted, not yet in force",
            ProvisionState.PartlyInForce => "Partly in force",
            ProvisionState.InForce => "In force",
            ProvisionState.Repealed => "Repealed",
            ProvisionState.Replaced => "Replaced",
        };

    /// <summary>As a tag says it: a state of which nobody found the first day is not told as one that was established for the day.</summary>
    public static string OnScreen(this ProvisionState state, bool sinceUnknown) =>
        sinceUnknown ? $"{state.OnScreen()}; since when was not found" : state.OnScreen();

    /// <summary>The colour of that tag.</summary>
    public static string Colour(this ProvisionState state, bool sinceUnknown) => sinceUnknown ? "grey" : state.Colour();

    /// <summary>The colour; the word stands beside it.</summary>
    public static string Colour(this ProvisionState state) =>
        state switch
        {
            ProvisionState.InForce => "green",
            ProvisionState.Enacted or ProvisionState.PartlyInForce => "yellow",
            ProvisionState.Repealed or ProvisionState.Replaced => "red",
        };
}

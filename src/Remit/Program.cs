using System.CommandLine;
using Remit;
using Remit.Access.Administering;
using Remit.Actions.Updating;
using Remit.Checks;
using Remit.Decisions;
using Remit.Editing;
using Remit.Intake;
using Remit.Ledger;
using Remit.Mail;
using Remit.Meetings;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Papers;
using Remit.Meetings.Planning;
using Remit.Minutes;
using Remit.Portable;
using Remit.Portable.Packs;
using Remit.Reminders;
using Remit.Responsibilities;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Search;
using Remit.Structure.Arrangements;
using Remit.Structure.Handover;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Structure.WhoDeals;
using Remit.Web.CommandLine;
using Remit.Web.Publishing;

var opening = new Opening(choice => Composition.Services(choice, TimeProvider.System));
var root = new RootCommand("Remit: who is responsible for what, who decided what, was it done, and did it make a difference")
{
    opening.Data,
    opening.Database,
    opening.Keys,
    Serving.Demo(opening),
    Serving.Serve(opening),
    With(
        PortableModule.Import(opening),
        [.. IntakeCommands.Import(opening, Composition.Intakes()), IntakeCommands.Undo(opening)]
    ),
    With(PortableModule.Export(opening), [RegisterCommands.Export(opening), .. Composition.Exports(opening)]),
    PackCommands.Sources(opening),
    MapCommands.Of(opening),
    WhoDealsWithCommand.Of(opening),
    ArrangementsCommand.Of(opening),
    ProgrammeCommands.Of(opening),
    ActionsCommands.Of(opening),
    MeetingCommands.Of(opening),
    AttendanceCommands.Of(opening),
    DecisionCommands.Of(opening),
    PlannerCommand.Of(opening),
    PaperCommands.Of(opening),
    AgendaCommands.Of(opening),
    MinutesCommands.Of(opening),
    RegisterVerbs.Of(opening),
    ReportCommands.Of(opening),
    SearchCommands.Search(opening),
    PublishingCommands.Template(opening),
    EditCommands.Change(opening),
    EditCommands.Add(opening),
    HandoverCommands.Rename(opening),
    HandoverCommands.Establish(opening),
    HandoverCommands.Close(opening),
    PartnerCommands.Merge(opening),
    PartnerCommands.Split(opening),
    TermsCommands.Terms(opening),
    ChecksCommands.Check(opening),
    AccountCommands.Account(opening),
    MailCommands.Email(opening),
    ReminderCommands.Reminders(opening),
    LedgerCommands.Ledger(opening),
    EraseCommand.Erase(opening),
    Keeping.Backup(opening),
    Keeping.Restore(opening),
    Doctor.Command(opening),
    PortableModule.Schemas(Composition.Shapes),
};
UsageOfAVerb.LeavesOutWhatIsAbove(root);
return await root.Parse(args).InvokeAsync();

static Command With(Command verb, params Command[] special)
{
    foreach (var command in special)
        verb.Subcommands.Add(command);
    return verb;
}

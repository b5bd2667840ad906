using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Programmes;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    public static Period Year2007 { get; } = When.Between("2007-04-01", "2008-03-31");

    public WorkProgramme NewProgramme(
        Body body,
        ProgrammeState state = ProgrammeState.Draft,
        Period? year = null,
        Action<WorkProgramme>? with = null
    ) =>
        With(
            new WorkProgramme
            {
                Id = NewId<WorkProgramme>(),
                Key = NewKey("programme"),
                Body = body.Id,
                Title = "Work programme 2007 to 2008",
                State = state,
                Period = year ?? Year2007,
            },
            with
        );

    public async Task<WorkProgramme> Programme(
        Body body,
        ProgrammeState state = ProgrammeState.Draft,
        Period? year = null,
        Action<WorkProgramme>? with = null
    ) => await Written(NewProgramme(body, state, year, with));

    public ProgrammeItem NewItem(WorkProgramme programme, string what = "Write the plan", Action<ProgrammeItem>? with = null) =>
        With(
            new ProgrammeItem
            {
                Id = NewId<ProgrammeItem>(),
                Key = NewKey(what),
                Programme = programme.Id,
                What = what,
            },
            with
        );

    public async Task<ProgrammeItem> Item(
        WorkProgramme programme,
        string what = "Write the plan",
        Action<ProgrammeItem>? with = null
    ) => await Written(NewItem(programme, what, with));

    public ProgrammeItemOwner NewItemOwner(ProgrammeItem item, RecordRef owner) =>
        new()
        {
            Id = NewId<ProgrammeItemOwner>(),
            Item = item.Id,
            Owner = owner,
        };

    public ProgressStatement NewProgress(
        ProgrammeItem item,
        string on,
        ItemStatus status,
        Action<ProgressStatement>? with = null
    ) =>
        With(
            new ProgressStatement
            {
                Id = NewId<ProgressStatement>(),
                Key = NewKey("said"),
                Item = item.Id,
                On = When.Day(on),
                Status = status,
                DoneOn = status == ItemStatus.Done ? When.Day(on) : null,
                Words = status is ItemStatus.AtRisk or ItemStatus.Stopped or ItemStatus.CarriedOver ? "Nobody was found" : null,
            },
            with
        );
}

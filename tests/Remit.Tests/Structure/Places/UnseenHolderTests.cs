using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Structure.Timeline;
using Remit.Tests.Harness;
using Record = Remit.Kernel.Record;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Places;

/// <summary>Somebody sits in a place, and whoever looks may not see who.</summary>
public class UnseenHolderTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_whose_holder_is_not_shown_is_not_called_vacant(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = data.NewBody();
        var place = data.NewPlace(body, with: p => p.Role = PlaceRole.Chair);
        var (before, now) = (data.NewPerson("Ann Before"), data.NewPerson("Nell Now"));
        var sat = data.NewAppointment(place, before, When.Between("2005-01-01", "2006-12-31"));
        var sits = data.NewAppointment(place, now, When.From("2007-01-01"));
        foreach (var record in new Record[] { body, place, before, sat, sits })
            record.Sensitivity = Sensitivity.Public;
        now.Sensitivity = Sensitivity.Partnership;
        await data.Add(body, place, before, now, sat, sits);
        var day = When.Day("2007-09-03");

        await using var published = data.Store.Read(Sight.Published);
        (await Seats.Load(published, day, body.Id)).Of(body.Id).Single().State.ShouldBe(SeatState.NotRecorded);
        var past = await PastPlaces.Load(published, body.Id);
        var seen = past.Of(body.Id).Single().Single();
        past.On(seen, day).ShouldBe(Sat.NotRecorded);
        past.On(seen, When.Day("2006-06-01")).Holders.Select(h => h.Name).ShouldBe(["Ann Before"]);
        await using var all = data.Store.Read(Sight.Everything);
        (await Seats.Load(all, day, body.Id)).Of(body.Id).Single().Holders.Single().Name.ShouldBe("Nell Now");
    }
}

using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.SignOffs;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.SignOffs;

public class SignOffRulesTests
{
    private const string Rule = "The holder signs off";

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_holds_the_post_that_day_signs_and_nobody_else(string provider)
    {
        await using var data = await TestData.On(provider);
        var (post, director, other) = (
            await data.Post("Director"),
            await data.Person("Ann Director"),
            await data.Person("Ben Other")
        );
        await data.Holding(post, director, When.Until("2007-09-03"));
        var register = await data.Register(holder: data.RefOf(post));
        var mine = await data.Viewer(director, When.Day("2007-09-03"));

        (await data.TryAs(mine, db => db.Add(data.NewSignOff(register, director)))).ShouldPass();
        (await data.TryAs(mine, db => db.Add(data.NewSignOff(register, other))))
            .Refusals[0]
            .Message.ShouldContain("signs for themselves");
        var byOther = data.NewSignOff(register, other);
        (await data.Try(byOther))
            .ShouldBeRefused(Rule, data.RefOf(byOther), "by")
            .Message.ShouldBe(
                "Only who holds the post Director signs off its register, and you do not hold it on 3 September 2007. It is Ann Director."
            );
        (await data.Try(data.NewSignOff(register, director, "2007-09-04"))).IsRefused.ShouldBeTrue();

        // 23:30 UTC on the third is the fourth in London's summer.
        data.Clock.Now = new DateTimeOffset(2007, 9, 3, 23, 30, 0, TimeSpan.Zero);
        var late = data.NewSignOff(register, director, "2007-09-04");
        (await data.TryAs(mine, db => db.Add(late)))
            .ShouldBeRefused(Rule, data.RefOf(late), "by")
            .Message.ShouldContain("you do not hold it on 4 September 2007. Nobody is recorded");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_chair_and_the_clerk_sign_for_a_body(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var (chair, member, clerk) = (
            await data.Person("Ann Chair"),
            await data.Person("Ben Member"),
            await data.Person("Cat Clerk")
        );
        await data.Appointment(
            await data.Place(board, with: p => p.Role = Remit.Structure.Places.PlaceRole.Chair),
            chair,
            When.Always
        );
        await data.Appointment(await data.Place(board), member, When.Always);
        var post = await data.Post("Clerk");
        await data.Edit(post, p => p.Body = board.Id);
        await data.Holding(post, clerk);
        var register = await data.Register(holder: data.RefOf(board));
        (await data.Try(data.NewSignOff(register, chair))).ShouldPass();
        (await data.Try(data.NewSignOff(register, clerk))).ShouldPass();
        (await data.Try(data.NewSignOff(register, member))).Refusals[0].Message.ShouldEndWith("It is Ann Chair or Cat Clerk.");
    }

    [Fact]
    public async Task What_was_signed_stands_and_is_what_its_hash_says()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (post, director) = (await data.Post(), await data.Person());
        await data.Holding(post, director);
        var register = await data.Register(holder: data.RefOf(post));
        var signed = data.NewSignOff(register, director);
        await data.Add(signed);
        await using (var db = data.Store.Write())
        {
            db.Entry(db.Set<SignOff>().Single()).Property(s => s.Content).CurrentValue = "{\"rows\":[]}";
            (await db.Commit(TestData.Because("Changed"))).Refusals[0].Rule.ShouldBe("What was signed stands");
        }
        (await data.TryEdit(signed, s => s.Note = "For the assurance test")).ShouldPass();
        var forged = data.NewSignOff(register, director, content: "{\"rows\":[]}");
        await using (var db = data.Store.Write())
        {
            db.Add(forged);
            db.Entry(forged).Property(s => s.Hash).CurrentValue = SignOff.HashOf("{}");
            (await db.Commit(TestData.Because("Added"))).ShouldBeRefused("What was signed stands", data.RefOf(forged), "hash");
        }
    }
}

using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;
using Remit.Tests.Harness;
using Record = Remit.Kernel.Record;

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
            db.Entry(db.Set<SignOff>().Single()).Property(s => s.Content).CurrentValue = "{\"rows\":[ ]}";
            (await db.Commit(TestData.Because("Changed"))).Refusals[0].Rule.ShouldBe("What was signed stands");
        }
        (await data.TryEdit(signed, s => s.Note = "For the assurance test")).ShouldPass();
        var forged = data.NewSignOff(register, director);
        await using (var db = data.Store.Write())
        {
            db.Add(forged);
            db.Entry(forged).Property(s => s.Hash).CurrentValue = SignOff.HashOf("{}");
            (await db.Commit(TestData.Because("Added"))).ShouldBeRefused("What was signed stands", data.RefOf(forged), "hash");
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"key":"a","text":null}]""")]
    [InlineData("""[{"key":"a","text":"A","account":{"text":"Done","evidence":null}}]""")]
    [InlineData("""[{"key":"a","text":"A","account":{"text":"Done","evidence":[null]}}]""")]
    [InlineData("""[{"key":"a","text":"A"},{"key":"a","text":"B"}]""")]
    [InlineData("""{"a":1}""")]
    public async Task What_no_page_could_show_was_never_signed(string rows)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (post, director) = (await data.Post(), await data.Person());
        await data.Holding(post, director);
        var register = await data.Register(holder: data.RefOf(post));
        var content =
            $$"""{"asAt":"2007-09-03","format":"remit-sign-off/1","holder":"Director","knownAt":1,"rows":{{rows}},"title":"Duties"}""";
        var signed = data.NewSignOff(register, director, content: content);
        (await data.Try(signed)).ShouldBeRefused("What was signed can be read", data.RefOf(signed), "content");
    }

    [Fact]
    public async Task Who_signed_closes_what_they_signed_and_does_not_open_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, chair) = (await data.Body("Board"), await data.Person());
        await data.Appointment(
            await data.Place(board, with: p => p.Role = Remit.Structure.Places.PlaceRole.Chair),
            chair,
            When.Always
        );
        var register = await data.Register(holder: data.RefOf(board));
        var signed = data.NewSignOff(register, chair);
        await data.Add(signed);
        var viewer = await data.Viewer(chair, When.Day("2007-09-03"));
        void See(Remit.Data.Db db, Sensitivity sensitivity) =>
            (db.Set<SignOff>().Single().Sensitivity, db.Set<SignOff>().Single().RestrictedTo) = (
                sensitivity,
                sensitivity == Sensitivity.Restricted ? data.RefOf(board).ToString() : null
            );
        (await data.TryAs(viewer, db => See(db, Sensitivity.Restricted))).ShouldPass();
        (await data.TryAs(viewer, db => See(db, Sensitivity.Partnership))).ShouldBeRefused(
            "What was signed stays as closed as it was",
            data.RefOf(signed),
            "sensitivity"
        );
        var manager = data.Viewer(new Standing(Relation.Manager));
        (await data.TryAs(manager, db => See(db, Sensitivity.Partnership))).ShouldPass();
    }

    [Fact]
    public void Two_rows_to_which_an_erasure_left_the_same_key_are_compared_all_the_same()
    {
        var row = new SignedRow { Key = "erased", Text = "Lead" };
        var signed = new SignedRegister
        {
            Title = "Duties",
            Holder = "Director",
            AsAt = When.Day("2007-09-03"),
            KnownAt = 1,
            Rows = [row, row],
        };
        SinceSigned.Between(signed, signed with { Rows = [row] }).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_is_erased_is_gone_from_every_line_of_what_was_signed(string provider)
    {
        await using var data = await TestData.On(provider);
        var (post, director, jane) = (await data.Post(), await data.Person(), await data.Person("Jane Smithson"));
        await data.Holding(post, director);
        var register = await data.Register(holder: data.RefOf(post));
        await data.Position(
            await data.Responsibility(register),
            "Agreed:\nJane Smithson, who leads it\n\tSmithson’s plan \\ “Jane Smithson”",
            p => p.By = data.RefOf(jane)
        );
        var content = (await Content(data, register, Sight.Everything)).Canonical();
        content.ShouldContain("Jane Smithson");
        await data.Add(data.NewSignOff(register, director, content: content));

        await data.Erase(jane);

        await using var db = data.Store.Read(Sight.Everything);
        var signed = db.All<SignOff>().Single();
        signed.Content.ShouldNotContain("Smithson");
        signed.Content.ShouldNotContain("Jane");
        CanonicalJson.Of(signed.Content).ShouldBe(signed.Content);
        SignedRegister
            .Read(signed.Content)
            .ShouldNotBeNull()
            .Rows[0]
            .Account!.Text.ShouldBe("Agreed:\n[erased], who leads it\n\t[erased]’s plan \\ “[erased]”");
        signed.Hash.ShouldBe(SignOff.HashOf(content), "the hash stays that of what was signed");
        db.ChangeEntries.ToList().ShouldAllBe(e => e.After == null || !e.After.Contains("Smithson"));
        db.PersonalValues.ToList().ShouldAllBe(v => !v.Values.Contains("Smithson"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task No_name_goes_into_what_is_signed_that_its_readers_would_not_be_shown(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var (open, closed) = (await data.Person("Open Name"), await data.Person("Closed Name"));
        await data.Edit(open, p => p.Sensitivity = Sensitivity.Public);
        await data.Edit(closed, p => (p.Sensitivity, p.RestrictedTo) = (Sensitivity.Restricted, data.RefOf(board).ToString()));
        var register = data.NewRegister();
        var rows = new[] { data.NewResponsibility(register, "One"), data.NewResponsibility(register, "Two") };
        var positions = new[]
        {
            data.NewPosition(rows[0], with: p => p.By = data.RefOf(open)),
            data.NewPosition(rows[1], with: p => p.By = data.RefOf(closed)),
        };
        foreach (var record in (Record[])[register, .. rows, .. positions])
            record.Sensitivity = Sensitivity.Public;
        await data.Add([register, .. rows, .. positions]);

        var publicly = await Content(data, register, Sight.Everything);
        publicly.Openness.Sensitivity.ShouldBe(Sensitivity.Public);
        publicly.Rows.Select(r => r.Account!.By).ShouldBe(["Open Name", null]);
        await data.Edit(register, r => (r.Sensitivity, r.RestrictedTo) = (Sensitivity.Restricted, data.RefOf(board).ToString()));
        (await Content(data, register, Sight.Everything)).Rows.Select(r => r.Account!.By).ShouldBe(["Open Name", "Closed Name"]);
    }

    private static async Task<SignedRegister> Content(TestData data, Register register, Sight sight)
    {
        await using var db = data.Store.Read(sight);
        var now = db.All<Register>().Single(r => r.Id == register.Id);
        return await SignedRegister.Load(db, now, "Director", When.Day("2007-09-03"), 1);
    }
}

using Remit.Search;

namespace Remit.Tests.Search;

public class EnglishStemTests
{
    /// <summary>Of the published vocabulary of the algorithm: snowballstem/snowball-data, english/diffs.txt (BSD licence).</summary>
    private const string Published = """
        consigning consign, consignment consign, consisted consist, consistency consist, consistently consist, consolation consol,
        consolatory consolatori, consoled consol, consolidated consolid, consolingly consol, consonant conson, conspicuously conspicu,
        conspiracy conspiraci, conspirators conspir, conspiring conspir, constables constabl, constancy constanc, constantly constant,
        constellations constel, constituencies constitu, constituted constitut, constitutionally constitut, constrained constrain,
        constraint constraint, construction construct, construe constru, consultations consult, consumedly consum, consummation consumm,
        consumption consumpt, contagious contagi, contaminating contamin, contemplative contempl, contemporaneousness contemporan,
        contemporaries contemporari, contemptible contempt, contentious contenti, contentment content, continental continent,
        continents contin, contingency conting, continually continu, continuous continu, contractors contractor, contradictory contradictori,
        contrarieties contrarieti, contrary contrari, contributors contributor, contrivance contriv, controlled control, contumely contum,
        conundrums conundrum, conveniently conveni, conventionalities convent, conversationally convers, convertible convert, conveyancer conveyanc,
        conveyed convey, convincing convinc, conviviality convivi, convolvulus convolvulus, convulsively convuls, cooing coo, cookery cookeri,
        coolest coolest, cooling cool, coolly coolli, coolness cool, copied copi, coping cope, copiously copious, copse cops, copying copi,
        coquettish coquettish, cordage cordag, cordially cordial, corduroy corduroy, core core, cormorants cormor, cornwall cornwal,
        corporations corpor, corpulence corpul, corrective correct, correspondingly correspond, corroboratory corroboratori, cos cos,
        cosily cosili, costlier costlier, costly cost, cosy cosi, cottagers cottag
        """;

    [Fact]
    public void Published_words_have_their_published_stems()
    {
        var pairs = Published
            .ReplaceLineEndings(" ")
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(p => p.Split(' '))
            .ToList();
        pairs.Count.ShouldBeGreaterThan(85);
        foreach (var pair in pairs)
            EnglishStem.Of(pair[0]).ShouldBe(pair[1], pair[0]);
    }

    [Theory]
    [InlineData("pregnancy", "pregnancies")]
    [InlineData("teenage", "teenagers")]
    [InlineData("child", "children")]
    [InlineData("transition", "transitions")]
    [InlineData("offending", "offended")]
    [InlineData("immunise", "immunisation")]
    [InlineData("safeguard", "safeguarding")]
    [InlineData("parent", "parenting")]
    [InlineData("disability", "disabilities")]
    public void Forms_of_one_word_have_one_stem(string one, string other) => EnglishStem.Of(other).ShouldBe(EnglishStem.Of(one));

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    [InlineData("as")]
    [InlineData("5.6")]
    [InlineData("key4")]
    [InlineData("école")]
    public void What_is_no_longer_english_word_stays_as_it_is(string word) => EnglishStem.Of(word).ShouldBe(word);
}

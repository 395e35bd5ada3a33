using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Application.Tests.Contract;

/// <summary>Texts: invisible characters, similar keys, and the URLs of rows.</summary>
public sealed class TextTests
{
    [TestCase("")]
    [TestCase(" \t\r\n")]
    [TestCase("\u00a0\u2007\u202f\u3000")]
    [TestCase("\u200b\u200c\u200d\u2060\ufeff")]
    [TestCase("\u00ad\u180e\u202e")]
    [TestCase("\u2800\u3164\uffa0")]
    [TestCase("\U000e0020\U000e007f")]
    public void A_text_without_a_visible_character_is_blank(string text) => Assert.That(InvisibleText.IsBlank(text), Is.True);

    [TestCase("REPAIR ", "REPAIR")]
    [TestCase("\u00a0\u200bREPAIR\ufeff", "REPAIR")]
    [TestCase(" two  words ", "two  words")]
    [TestCase("a\u200bb", "a\u200bb")]
    [TestCase("\U0001F600 ", "\U0001F600")]
    [TestCase("\u0301x\u0301", "\u0301x\u0301")]
    [TestCase("\u001bx", "\u001bx")]
    public void Only_the_ends_are_trimmed(string text, string trimmed) =>
        Assert.That(InvisibleText.Trim(text).ToString(), Is.EqualTo(trimmed));

    [TestCase("plain text", "plain text")]
    [TestCase("München 😀", "München 😀")]
    [TestCase("a\u00a0b\u200b", "a\\u00a0b\\u200b")]
    [TestCase("a\tb\r\n", "a\\tb\\r\\n")]
    [TestCase("\u001b[2J\u0085", "\\u001b[2J\\u0085")]
    [TestCase("\U000e0041", "\\U000e0041")]
    public void Invisible_characters_are_shown_as_escapes(string text, string shown) =>
        Assert.That(InvisibleText.Escape(text), Is.EqualTo(shown));

    [TestCase("REPAIR", "repair", true)]
    [TestCase("\u00c9LEC", "\u00e9lec", true)]
    [TestCase("ÖL", "öl", true)]
    [TestCase("A1", "A-1", false)]
    [TestCase("O", "Ö", false)]
    public void Folded_keys_are_equal_regardless_of_letter_case(string one, string other, bool areSimilar) =>
        Assert.That(KeyFolding.Fold(one) == KeyFolding.Fold(other), Is.EqualTo(areSimilar));

    [TestCase("4711-0815", false)]
    [TestCase("SO-1", true)]
    [TestCase("№", true)]
    public void A_number_has_no_similar_keys(string key, bool hasSimilar) =>
        Assert.That(KeyFolding.HasSimilar(key), Is.EqualTo(hasSimilar));

    [TestCase("JobType(de300000-0002-8000-8000-000000000001)", "de300000-0002-8000-8000-000000000001", null)]
    [TestCase("/api/JobType/de300000-0002-8000-8000-000000000001", "de300000-0002-8000-8000-000000000001", null)]
    [TestCase("https://erp.example/x/jobtype(id=de300000-0002-8000-8000-000000000001)", "de300000-0002-8000-8000-000000000001", null)]
    [TestCase("JobType('de300000-0002-8000-8000-000000000001')", "de300000-0002-8000-8000-000000000001", null)]
    [TestCase("JobType(code='REPAIR')/", null, "REPAIR")]
    [TestCase("JobType/de300000-0002-8000-8000-000000000001/", "de300000-0002-8000-8000-000000000001", null)]
    [TestCase("JobType(code='it''s')", null, "it's")]
    [TestCase("JobType( code = 'a(b)' )", null, "a(b)")]
    [TestCase("JobType(code=%27A%20B%27)", null, "A B")]
    [TestCase(" JobType(code='x ') ", null, "x")]
    public void The_URL_of_a_row_is_parsed(string text, string? id, string? key)
    {
        var url = EntityUrl.Parse(text, Entity.Of<JobType>());
        Assert.That((url?.Id?.ToString(), url?.Key), Is.EqualTo((id, key)), text);
    }

    [TestCase("")]
    [TestCase("REPAIR")]
    [TestCase("JobType()")]
    [TestCase("JobType(1)")]
    [TestCase("JobType('')")]
    [TestCase("JobType(name='x')")]
    [TestCase("JobType(code=REPAIR)")]
    [TestCase("JobType('REPAIR')")]
    [TestCase("JobType(code='a')/name")]
    [TestCase("JobType(code='a')//")]
    public void Other_texts_are_no_URL_of_a_row(string text) => Assert.That(EntityUrl.Parse(text, Entity.Of<JobType>()), Is.Null);

    [Test]
    public void A_text_longer_than_a_URL_is_none() =>
        Assert.That(EntityUrl.Parse($"JobType({new string(' ', 1_000_000)}", Entity.Of<JobType>()), Is.Null);

    [TestCase("true", true)]
    [TestCase(" False ", false)]
    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("yes", null)]
    [TestCase("01", null)]
    [TestCase("-1", null)]
    public void True_and_false_are_read_from_text(string text, bool? value) => Assert.That(BooleanText.Parse(text), Is.EqualTo(value));
}

using WorkOrders.Api.Lists;

namespace WorkOrders.Application.Tests.Lists;

public sealed class CsvFormulasTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("＝1", "'＝1")]
    [TestCase("＋1", "'＋1")]
    [TestCase("－1", "'－1")]
    [TestCase("＠A1", "'＠A1")]
    [TestCase("\t=1", "\t'=1")]
    [TestCase("\r=1", "\r'=1")]
    [TestCase("\n=1", "\n'=1")]
    [TestCase(" \u00A0=1", " \u00A0'=1")]
    [TestCase("\"=1", "\"'=1")]
    [TestCase("'=1", "''=1", TestName = "The text can be restored if it has an apostrophe")]
    public void A_formula_at_the_start_is_escaped(string text, string escaped) =>
        Assert.That(CsvFormulas.EscapeIn(text, ','), Is.EqualTo(escaped));

    [TestCase(" ;=1", ',', " ;'=1")]
    [TestCase("a; \"=1", ',', "a; \"'=1")]
    [TestCase("a,=1", ';', "a,'=1")]
    [TestCase("a\t=1", ',', "a\t'=1")]
    [TestCase("a\n=1", ',', "a\n'=1")]
    [TestCase("=1;=1", ',', "'=1;'=1")]
    public void A_formula_where_another_delimiter_splits_the_text_is_escaped(string text, char delimiter, string escaped) =>
        Assert.That(CsvFormulas.EscapeIn(text, delimiter), Is.EqualTo(escaped));

    [TestCase("")]
    [TestCase("SO-1, -5 °C")]
    [TestCase("a = b; c + d")]
    [TestCase("'quoted' - text")]
    [TestCase("me@example.com")]
    public void Other_texts_are_not_changed(string text) => Assert.That(CsvFormulas.EscapeIn(text, ','), Is.EqualTo(text));
}

using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Selectors;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("x=a,y=b,z=c", "x=a,y=b,z=c")]
    [InlineData("z=c,x=a", "x=a,z=c")]
    [InlineData("x!=a", "x!=a")]
    [InlineData("x==a", "x==a")]
    [InlineData("x=", "x=")]
    [InlineData("x= , z= ", "x=,z=")]
    [InlineData("x in (b,a,b)", "x in (a,b)")]
    [InlineData("x notin ( c , d )", "x notin (c,d)")]
    [InlineData("x in ()", "x in ()")]
    [InlineData("x in (,)", "x in ()")]
    [InlineData("x in (foo,,baz),y,z notin ()", "x in (,baz,foo),y,z notin ()")]
    [InlineData("!x", "!x")]
    [InlineData("! x", "!x")]
    [InlineData("x>1", "x>1")]
    [InlineData("x<7,x>1", "x<7,x>1")]
    [InlineData("in in (in)", "in in (in)")]
    [InlineData("notin=in", "notin=in")]
    [InlineData("x=a\n,\ty", "x=a,y")]
    [InlineData("x in (a,)", "x in (,a)")]
    public void Is_written_canonically(string text, string written) => Assert.Equal(written, Selector.Parse(text).ToString());

    [Theory]
    [InlineData("x=a||y=b", "unable to parse requirement: values[0][x]: Invalid value: \"a||y\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")]
    [InlineData("x==a==b", "found '==', expected: ',' or 'end of string'")]
    [InlineData("!x=a", "found '=', expected: ',' or 'end of string'")]
    [InlineData("x<", "unable to parse requirement: values[0]: Invalid value: \"\": for 'Gt', 'Lt' operators, the value must be an integer")]
    [InlineData("x>a", "unable to parse requirement: values[0]: Invalid value: \"a\": for 'Gt', 'Lt' operators, the value must be an integer")]
    [InlineData("x a", "unable to parse requirement: found 'a', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("x (a)", "unable to parse requirement: found '(', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("x in", "unable to parse requirement: found '' expected: '('")]
    [InlineData("x in a", "unable to parse requirement: found 'a' expected: '('")]
    [InlineData("x in (", "unable to parse requirement: found '', expected: ',', ')' or identifier")]
    [InlineData("x in (a b)", "unable to parse requirement: found 'b', expected: ',' or ')'")]
    [InlineData("x in (a,=)", "unable to parse requirement: found '=', expected: ',', or identifier")]
    [InlineData("x,,y", "found ',', expected: identifier after ','")]
    [InlineData("x,", "found '', expected: identifier after ','")]
    [InlineData(",", "found ',', expected: !, identifier, or 'end of string'")]
    [InlineData("=a", "found '=', expected: !, identifier, or 'end of string'")]
    [InlineData("!", "unable to parse requirement: found '', expected: identifier")]
    [InlineData("x=(", "unable to parse requirement: found '(', expected: identifier")]
    [InlineData("/x=a", "unable to parse requirement: <nil>: Invalid value: \"/x\": prefix part must be non-empty")]
    public void A_bad_text_is_told_in_upstreams_words(string text, string message)
    {
        Assert.False(Selector.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a=1", true)]
    [InlineData("a==2", false)]
    [InlineData("a!=2", true)]
    [InlineData("c!=2", true)]
    [InlineData("a in (1,2)", true)]
    [InlineData("c in (1,2)", false)]
    [InlineData("c notin (1,2)", true)]
    [InlineData("a notin (1,2)", false)]
    [InlineData("a", true)]
    [InlineData("!a", false)]
    [InlineData("!c", true)]
    [InlineData("n>9", true)]
    [InlineData("n<9", false)]
    [InlineData("n<10", false)]
    [InlineData("b>1", false)]
    [InlineData("c>1", false)]
    [InlineData("e=", true)]
    [InlineData("a=1,b=x,!c", true)]
    [InlineData("a=1,b=y", false)]
    public void Matches_as_upstream_does(string text, bool matches)
    {
        var labels = OrderedMap<string>.Of(("a", "1"), ("b", "x"), ("n", "10"), ("e", ""));
        Assert.Equal(matches, Selector.Parse(text).Matches(labels));
        Assert.Equal(matches, Selector.Parse(text).Matches(labels.Get));
    }

    [Fact]
    public void Nothing_matches_nothing_even_with_more_terms()
    {
        var more = SelectorRequirement.Trusted("a", SelectorOperator.Exists, []);
        Assert.False(Selector.Nothing.And(more).Matches(_ => "x"));
        Assert.True(Selector.Everything.And(more).Matches(_ => "x"));
        Assert.False(Selector.Everything.And(more).Matches(_ => null));
        Assert.NotEqual(Selector.Nothing, Selector.Everything);
    }

    [Fact]
    public void A_label_selector_of_the_api_selects_nothing_when_absent_and_everything_when_empty()
    {
        Assert.Same(Selector.Nothing, Selector.From(null));
        Assert.Same(Selector.Everything, Selector.From(new LabelSelector()));
        var labels = new LabelSelector
        {
            MatchLabels = OrderedMap<string>.Of(("a", "b")),
            MatchExpressions = [new() { Key = "c", Operator = "NotIn", Values = ["y", "x"] }, new() { Key = "d", Operator = "Exists" }],
        };
        Assert.Equal("a=b,c notin (x,y),d", Selector.From(labels).ToString());
        Assert.False(Selector.TryFrom(new LabelSelector { MatchExpressions = [new() { Key = "c", Operator = "in" }] }, out _, out var error));
        Assert.Equal("\"in\" is not a valid label selector operator", error);
    }

    [Fact]
    public void An_exact_match_is_known_to_indexes()
    {
        Assert.True(Selector.Parse("a in (x),b").RequiresExactMatch("a", out var value));
        Assert.Equal("x", value);
        Assert.False(Selector.Parse("a in (x,y)").RequiresExactMatch("a", out _));
        Assert.False(Selector.Parse("b").RequiresExactMatch("a", out _));
    }

    [Fact]
    public void A_built_requirement_is_checked()
    {
        var errors = new FieldErrors();
        SelectorRequirement.Create("a", SelectorOperator.In, [], FieldPath.Root("spec"), errors);
        Assert.Equal("spec.values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty", errors.ToString());
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_what_is_read_reads_back() => Seeded.Run(50_000, random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => random.Pick(Pieces)));
        if (Selector.TryParse(text, out var selector, out var error))
        {
            Assert.Equal(selector, Selector.Parse(selector.ToString()));
        }
        else
        {
            Assert.NotEmpty(error);
        }
    });

    private static readonly string[] Pieces = ["a", "b", "in", "notin", " ", " ", ",", "(", ")", "=", "==", "!=", "!", ">", "<", "1", "-", "/", "\0", "é"];
}

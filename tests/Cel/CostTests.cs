namespace Keles.Cel.Tests;

/// <summary>What expressions cost when they run, and what they are estimated to cost before.</summary>
public sealed class CostTests
{
    private static readonly CelEnvironment Environment = CelLibraries.Everything.WithVariables(TestVariables.Types).WithTypes(new TestTypes());

    [Theory]
    [InlineData("1 + 2", 1)]
    [InlineData("x", 1)]
    [InlineData("pod.name", 2)]
    [InlineData("d.b[1]", 3)]
    [InlineData("has(d.b)", 1)]
    [InlineData("x > 5 && x < 9", 4)]
    [InlineData("x > 9 && x < 9", 2)]
    [InlineData("x > 5 ? x : 0", 3)]
    [InlineData("[1, 2, 3]", 10)]
    [InlineData("{'a': 1}", 30)]
    [InlineData("Pod{name: 'a'}", 40)]
    [InlineData("'0123456789'.startsWith('01234')", 1)]
    [InlineData("'01234567890123456789' == '01234567890123456789'", 2)]
    [InlineData("'0123456789' + '0123456789'", 2)]
    [InlineData("'0123456789'.contains('0123456789')", 1)]
    [InlineData("'0123456789'.matches('^[0-9]*$')", 4)]
    [InlineData("1 in [1, 2, 3]", 13)]
    [InlineData("names.all(n, n != '')", 1 + (3 * 4) + 1)]
    [InlineData("[1, 2].map(i, i)", 10 + 10 + (2 * (1 + 10 + 1 + 1)) + 1)]
    [InlineData("'0123456789'.upperAscii()", 1)]
    [InlineData("[1, 2, 3].sum()", 13)]
    [InlineData("'0123456789'.find('[0-9]')", 4)]
    [InlineData("ip('192.168.0.1')", 2)]
    [InlineData("quantity('100Mi')", 1)]
    [InlineData("timestamp('2020-01-01T00:00:00Z').getFullYear()", 2)]
    public void Running_costs_what_upstream_counts(string expression, long cost)
    {
        var result = Environment.Compile(expression).Program.Evaluate(TestVariables.Values);
        Assert.False(result.Value.IsError, result.Value.ToString());
        Assert.Equal((ulong)cost, result.Cost);
    }

    [Theory]
    [InlineData("x", 1, 1)]
    [InlineData("x > 5 || x < 9", 2, 4)]
    [InlineData("names.all(n, n != '')", 2, 2 + (10 * 4))]
    [InlineData("names.exists(n, n == text)", 2, 2 + (10 * (3 + 3 + 4)))]
    [InlineData("text.matches('0123')", 2, 5 + 1)]
    [InlineData("text + text", 2, 2 + 8)]
    [InlineData("names[0] == 'a'", 3, 3)]
    [InlineData("[1, 2, 3].all(i, i > 0)", 10 + 1 + (3 * 3), 10 + 1 + (3 * 5))]
    [InlineData("has(pod.name)", 1, 1)]
    [InlineData("dyn(1)", 1, 1)]
    public void The_estimate_bounds_what_a_run_can_cost(string expression, long min, long max)
    {
        var compiled = Environment.Compile(expression);
        Assert.True(compiled.Ok, compiled.Errors);
        var estimate = compiled.EstimateCost(new Sizes());
        Assert.Equal(new CelCost((ulong)min, (ulong)max), estimate);
        var run = compiled.Program.Evaluate(TestVariables.Values);
        Assert.InRange(run.Cost, 0UL, estimate.Max);
    }

    [Fact]
    public void A_list_of_unknown_length_costs_without_bound() =>
        Assert.True(Environment.Compile("names.all(n, names.all(m, n != m))").EstimateCost(new Unknown()).Max > 1UL << 60);

    [Fact]
    public void What_costs_too_much_is_stopped()
    {
        var result = Environment.Compile("names.all(a, names.all(b, names.all(c, a != b || b != c || true)))").Program.Evaluate(TestVariables.Values, costLimit: 20);
        Assert.True(result.LimitExceeded);
        Assert.Equal("operation cancelled: actual cost limit exceeded", result.Value.AsError.Message);
    }

    [Fact]
    public void What_nobody_waits_for_any_more_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var long_ = Environment.Compile($"[{string.Join(',', Enumerable.Range(0, 200))}].all(i, i >= 0)").Program;
        Assert.Throws<OperationCanceledException>(() => long_.Evaluate(TestVariables.Values, cancel: stop.Token));
    }

    /// <summary>Texts of at most 40 characters, lists of at most ten.</summary>
    private sealed class Sizes : ICelSizes
    {
        public CelCost? SizeOf(IReadOnlyList<string> path, CelType type) => path.Count == 0 ? null : type.Kind switch
        {
            CelTypeKind.String => new CelCost(0, 40),
            CelTypeKind.List => new CelCost(0, 10),
            _ => null,
        };
    }

    private sealed class Unknown : ICelSizes
    {
        public CelCost? SizeOf(IReadOnlyList<string> path, CelType type) => null;
    }
}

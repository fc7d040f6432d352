namespace Keles.Cel.Tests;

/// <summary>A compiled expression belongs to nobody: many threads run it at once.</summary>
public sealed class ThreadTests
{
    [Fact]
    public async Task Many_threads_run_one_program()
    {
        var program = CelLibraries.Kubernetes.WithVariable("n", CelType.Int).Compile("[1, 2, 3, 4].map(i, i * n).filter(i, i % 2 == 0).sum()").Program;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
        {
            var variables = new CelVariables().With("n", CelValue.Of((long)t));
            for (var i = 0; i < 500; i++)
            {
                var expected = new[] { 1, 2, 3, 4 }.Select(k => k * t).Where(k => k % 2 == 0).Sum();
                Assert.Equal(expected, program.Evaluate(variables).Value.AsInt);
            }
        })));
    }
}

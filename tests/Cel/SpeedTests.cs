using System.Diagnostics;
using System.Text.Json;

namespace Keles.Cel.Tests;

/// <summary>Not how fast, but that it is of the right order: a program allocates little and does a policy's usual condition in microseconds.</summary>
public sealed class SpeedTests
{
    private const string Deployment = """{"metadata":{"name":"d","labels":{"app":"web","tier":"front"}},"spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"a","image":"registry/a:1"},{"name":"b","image":"registry/b:2"}]}}}}""";

    [Theory]
    [InlineData("object.spec.replicas <= 5", 1_000)]
    [InlineData("object.spec.template.spec.containers.all(c, c.image.startsWith('registry/')) && has(object.metadata.labels.app)", 10_000)]
    public void A_condition_over_an_object_allocates_little(string expression, long mostBytes)
    {
        var program = CelLibraries.Kubernetes.WithVariable("object", CelType.Dyn).Compile(expression).Program;
        using var document = JsonDocument.Parse(Deployment);
        var variables = new CelVariables().With("object", CelJson.Of(document.RootElement));
        for (var i = 0; i < 200; i++) Assert.True(program.Evaluate(variables).Value.IsTrue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        const int Rounds = 1_000;
        for (var i = 0; i < Rounds; i++) program.Evaluate(variables);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        TestContext.Current.SendDiagnosticMessage($"{expression}: {watch.Elapsed.TotalMicroseconds / Rounds:F2} µs, {each} bytes");
        Assert.InRange(each, 0, mostBytes);
    }
}

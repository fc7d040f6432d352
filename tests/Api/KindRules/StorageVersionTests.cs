using System.Text.Json.Nodes;
using Keles.Api.Autoscaling.V1;
using Current = Keles.Api.Autoscaling.V2;

namespace Keles.Api.Tests.KindRules;

/// <summary>Kinds with two versions keep everything when they are stored as the other one.</summary>
public sealed class StorageVersionTests
{
    private const string Rich = """
        {"metadata":{"name":"a","annotations":{"mine":"stays"}},"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"},"minReplicas":1,"maxReplicas":9,"metrics":[
        {"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}},
        {"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}},
        {"type":"Pods","pods":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"3"}}},
        {"type":"Object","object":{"describedObject":{"kind":"Ingress","name":"i"},"metric":{"name":"m","selector":{"matchLabels":{"a":"b"}}},"target":{"type":"Value","value":"3"}}},
        {"type":"External","external":{"metric":{"name":"q"},"target":{"type":"AverageValue","averageValue":"30"}}},
        {"type":"ContainerResource","containerResource":{"name":"cpu","container":"c","target":{"type":"Utilization","averageUtilization":60}}}],
        "behavior":{"scaleDown":{"selectPolicy":"Max","policies":[{"type":"Pods","value":1,"periodSeconds":60}],"stabilizationWindowSeconds":0}}},
        "status":{"currentReplicas":2,"desiredReplicas":3,"currentMetrics":[
        {"type":"Resource","resource":{"name":"cpu","current":{"averageValue":"100m","averageUtilization":20}}},
        {"type":"Pods","pods":{"metric":{"name":"m"},"current":{"averageValue":"2"}}}],
        "conditions":[{"type":"AbleToScale","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z","reason":"r"}]}}
        """;

    [Fact]
    public void An_autoscaler_comes_back_from_its_old_version_as_it_was()
    {
        var stored = From.Json<Current.HorizontalPodAutoscaler>(Rich);
        var old = (HorizontalPodAutoscaler)HorizontalPodAutoscalerKind.Kind.FromStored(stored);
        Assert.Equal(70, old.Spec.TargetCPUUtilizationPercentage);
        Assert.Equal(20, old.Status.CurrentCPUUtilizationPercentage);
        var back = HorizontalPodAutoscalerKind.Kind.ToStored(old);
        Assert.Equal(From.Tree(Current.HorizontalPodAutoscalerKind.Kind, stored).ToJsonString(), From.Tree(Current.HorizontalPodAutoscalerKind.Kind, back).ToJsonString());
    }

    [Fact]
    public void The_old_version_carries_other_metrics_in_upstreams_annotations()
    {
        var old = (HorizontalPodAutoscaler)HorizontalPodAutoscalerKind.Kind.FromStored(From.Json<Current.HorizontalPodAutoscaler>(Rich));
        var metrics = JsonNode.Parse(old.Metadata.Annotations["autoscaling.alpha.kubernetes.io/metrics"])!.AsArray();
        Assert.Equal("""{"type":"Resource","resource":{"name":"memory","targetAverageValue":"1Gi"}}""", metrics[0]!.ToJsonString());
        Assert.Equal(
            """{"type":"Object","object":{"target":{"kind":"Ingress","name":"i"},"metricName":"m","selector":{"matchLabels":{"a":"b"}},"targetValue":"3"}}""",
            metrics[2]!.ToJsonString());
        Assert.StartsWith("""{"ScaleDown":{"SelectPolicy":"Max","Policies":[{"Type":"Pods",""", old.Metadata.Annotations["autoscaling.alpha.kubernetes.io/behavior"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_autoscaler_without_a_target_means_eighty_percent_of_cpu()
    {
        var stored = (Current.HorizontalPodAutoscaler)HorizontalPodAutoscalerKind.Kind.ToStored(From.Json<HorizontalPodAutoscaler>("""{"spec":{"maxReplicas":3}}"""));
        Assert.Equal(80, Assert.Single(stored.Spec.Metrics).Resource!.Target.AverageUtilization);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"no":"list"}""")]
    [InlineData("""[{"type":"Object","object":{"target":{"kind":7}}}]""")]
    public void A_spoiled_annotation_is_dropped(string text)
    {
        var old = From.Json<HorizontalPodAutoscaler>("""{"spec":{"maxReplicas":3,"targetCPUUtilizationPercentage":50}}""");
        old = old with { Metadata = old.Metadata with { Annotations = old.Metadata.Annotations.With("autoscaling.alpha.kubernetes.io/metrics", text) } };
        var stored = (Current.HorizontalPodAutoscaler)HorizontalPodAutoscalerKind.Kind.ToStored(old);
        Assert.Single(stored.Spec.Metrics);
        Assert.True(stored.Metadata.Annotations.IsEmpty);
    }

    [Fact]
    public void An_event_of_the_newer_group_is_stored_in_the_core_form_and_comes_back()
    {
        var kind = Events.V1.EventKind.Kind;
        Assert.Same(Core.V1.EventKind.Kind, kind.StoredAs);
        var e = From.Json<Events.V1.Event>("""
            {"metadata":{"name":"a"},"eventTime":"2026-01-01T00:00:00.000001Z","series":{"count":2,"lastObservedTime":"2026-01-01T00:00:01.000000Z"},
            "reportingController":"c","reportingInstance":"i","action":"act","reason":"r","regarding":{"kind":"Pod"},"related":{"kind":"Node"},"note":"n","type":"Normal",
            "deprecatedSource":{"component":"x"},"deprecatedFirstTimestamp":"2026-01-01T00:00:00Z","deprecatedLastTimestamp":"2026-01-01T00:00:02Z","deprecatedCount":4}
            """);
        var core = (Core.V1.Event)kind.ToStored(e);
        Assert.Equal(("n", "c", 4), (core.Message, core.ReportingComponent, core.Count));
        Assert.Equal(e, kind.FromStored(core));
    }
}

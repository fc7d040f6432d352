using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Api.Tests.KindRules;

/// <summary>The generation counts changes of the spec; the server alone writes it.</summary>
public sealed class GenerationTests
{
    [Fact]
    public void A_new_object_has_generation_one_whatever_the_client_says()
        => Assert.Equal(1, Created(From.Json<Deployment>("""{"metadata":{"generation":7},"spec":{}}""")).Metadata.Generation);

    [Fact]
    public void A_kind_that_does_not_count_has_none()
        => Assert.Equal(0, Created(From.Json<ConfigMap>("""{"metadata":{"name":"a"}}""")).Metadata.Generation);

    [Theory]
    [InlineData("""{"spec":{"replicas":2}}""", 6)]
    [InlineData("""{"metadata":{"generation":99},"spec":{"replicas":1}}""", 5)]
    [InlineData("""{"metadata":{"labels":{"a":"b"}},"spec":{"replicas":1}}""", 5)]
    [InlineData("""{"metadata":{"annotations":{"a":"b"}},"spec":{"replicas":1}}""", 6)]
    [InlineData("""{"spec":{"replicas":1,"template":{"spec":{"containers":null,"volumes":[],"nodeSelector":{}}}}}""", 5)]
    [InlineData("""{"spec":{"replicas":1},"status":{"replicas":3}}""", 5)]
    public void An_update_counts_when_the_spec_or_an_annotation_of_a_deployment_changes(string update, long expected)
    {
        var stored = From.Json<Deployment>("""{"metadata":{"generation":5},"spec":{"replicas":1}}""");
        Assert.Equal(expected, DeploymentKind.Kind.PrepareForUpdate(From.Json<Deployment>(update), stored).Metadata.Generation);
    }

    [Fact]
    public void A_status_update_never_counts()
    {
        var stored = From.Json<Deployment>("""{"metadata":{"generation":5},"spec":{"replicas":1}}""");
        Assert.Equal(5, DeploymentKind.Kind.PrepareForStatusUpdate(From.Json<Deployment>("""{"spec":{"replicas":2}}"""), stored).Metadata.Generation);
    }

    [Fact]
    public void A_slice_counts_its_content_and_its_labels()
    {
        var stored = From.Json<EndpointSlice>("""{"metadata":{"generation":5},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"]}]}""");
        long After(EndpointSlice next) => EndpointSliceKind.Kind.PrepareForUpdate(next, stored).Metadata.Generation;
        Assert.Equal(5, After(stored with { Metadata = stored.Metadata with { ResourceVersion = "8" } }));
        Assert.Equal(6, After(stored with { Endpoints = [] }));
        Assert.Equal(6, After(stored with { Metadata = stored.Metadata with { Labels = OrderedMap<string>.Of(("a", "b")) } }));
    }

    [Fact]
    public void Times_of_creation_and_deletion_stay_and_a_new_object_is_not_being_deleted()
    {
        var stored = From.Json<ConfigMap>("""{"metadata":{"uid":"u","creationTimestamp":"2026-01-01T00:00:00Z","deletionTimestamp":"2026-01-02T00:00:00Z","deletionGracePeriodSeconds":5}}""");
        var kept = ConfigMapKind.Kind.PrepareForUpdate(From.Json<ConfigMap>("""{"metadata":{"creationTimestamp":"2020-01-01T00:00:00Z"}}"""), stored).Metadata;
        Assert.Equal(stored.Metadata, kept);
        Assert.Null(Created(stored).Metadata.DeletionTimestamp);
    }

    private static IApiObject Created<T>(T value) where T : class, IApiType<T>, IApiObject => Keles.Api.Kinds.Of<T>().PrepareForCreate(value);
}

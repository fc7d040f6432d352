using Keles.Controllers.GarbageCollection;
using Keles.Machinery;

namespace Keles.Controllers.Tests.GarbageCollection;

public sealed class OwnedObjectTests
{
    private static readonly ObjectMeta Plain = new() { Name = "a", Namespace = "shop", Uid = "8f7f1b5e-2a61-4a6f-9d1e-0c9f6c1d2e3f", ResourceVersion = "42" };

    public static TheoryData<ObjectMeta> Kept => new(
        Plain,
        Plain with { Uid = "no-guid" },
        Plain with { Uid = "8F7F1B5E-2A61-4A6F-9D1E-0C9F6C1D2E3F" },
        Plain with { ResourceVersion = "x" },
        Plain with { ResourceVersion = "007" },
        Plain with { Finalizers = ["example.com/hold"] },
        Plain with { DeletionTimestamp = Time.FromUnixSeconds(7) },
        Plain with { OwnerReferences = [new() { ApiVersion = "v1", Kind = "Pod", Name = "b", Uid = "u" }] });

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_the_collector_needs_is_kept_exactly(ObjectMeta metadata) => Assert.Equal(metadata, OwnedObject.From(metadata).Metadata);

    [Fact]
    public void All_else_is_left_out() => Assert.Equal(Plain, OwnedObject.From(Plain with { Labels = OrderedMap<string>.Of(("a", "b")), Generation = 3 }).Metadata);
}

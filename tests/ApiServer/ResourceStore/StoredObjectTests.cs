using System.Buffers;
using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.ResourceStore;

public sealed class StoredObjectTests
{
    private static readonly StoredForm Form = new(Kinds.Of<ConfigMap>());

    [Theory]
    [InlineData(0, 10, true)]
    [InlineData(7, 10, true)]
    [InlineData(1_234_567_890_123, 10, false)]
    [InlineData(99, 100_000, true)]
    [InlineData(10, 100_000, false)]
    public void It_is_as_long_on_the_wire_as_it_says(long revision, int size, bool typeMeta)
    {
        var stored = Of(revision, size);
        var output = new ArrayBufferWriter<byte>();
        stored.WriteTo(output, typeMeta);
        Assert.Equal(output.WrittenCount, stored.WireLength(typeMeta));
        var read = (ConfigMap)Form.Kind.ReadJson(output.WrittenSpan);
        Assert.Equal((size, revision == 0 ? "" : $"{revision}"), (read.Data.Get("value")!.Length, read.Metadata.ResourceVersion));
        Assert.Equal(typeMeta, Encoding.UTF8.GetString(output.WrittenSpan).StartsWith("{\"kind\":\"ConfigMap\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_metadata_is_the_same_alone_and_with_the_object()
    {
        var stored = Of(12, 10);
        var alone = stored.Metadata;
        Assert.Equal(stored.Object.Metadata, alone);
        Assert.Equal(("12", "a", "shop"), (alone.ResourceVersion, stored.Name, stored.Namespace));
    }

    [Fact]
    public void A_record_is_kept_while_somebody_follows_its_kind()
    {
        var stored = Of(12, 10);
        using (Form.Follow())
        {
            var record = stored.Object;
            for (var other = 0; other < 10_000; other++) _ = Of(other, 10).Object;
            Assert.Same(record, stored.Object);
        }

        Assert.False(Form.IsFollowed);
    }

    [Fact]
    public void What_was_replaced_is_at_hand_for_a_while_and_then_keeps_no_record()
    {
        var stored = Of(12, 10);
        using (Form.Follow())
        {
            var record = stored.Object;
            stored.IsReplaced();
            Assert.Same(record, stored.Object);
            for (var other = 0; other < 10_000; other++)
            {
                var next = Of(other, 10);
                _ = next.Object;
                next.IsReplaced();
            }

            Assert.NotSame(record, stored.Object);
            Assert.Equal(record, stored.Object);
        }
    }

    private static StoredObject Of(long revision, int size) => new(
        Form, "/registry/configmaps/shop/a", Form.Encode(new ConfigMap { Metadata = new() { Name = "a", Namespace = "shop" }, Data = OrderedMap<string>.Of(("value", new string('x', size))) }), revision);
}

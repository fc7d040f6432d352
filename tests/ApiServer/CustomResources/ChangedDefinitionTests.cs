using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.ApiServer.Http;
using Keles.Background;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.CustomResources;

public sealed class ChangedDefinitionTests
{
    [Fact]
    public async Task Until_a_change_is_published_objects_are_read_as_before_and_from_then_on_as_it_says()
    {
        using var stop = new CancellationTokenSource();
        await using var storage = new MemoryStorage();
        var store = new ObjectStore(storage, Kinds.All, Surroundings.OnThisMachine, NullLoggerFactory.Instance);
        await store.StartAsync(CancellationToken.None);
        var pump = store.RunAsync(stop.Token);
        var (before, after) = (Resource("""{"size":{"type":"integer"}}"""), Resource("""{"size":{"type":"integer"},"color":{"type":"string","default":"red"}}"""));
        await store.AddAsync(new CustomStoredForm(before), static () => { }, CancellationToken.None);
        var api = new ResourceApi(store, AdmissionChain.Empty, new ResourceRules([]), Surroundings.OnThisMachine, NullLoggerFactory.Instance);
        await api.CreateAsync(new ResourceRequest(UserIdentity.ApiServer, before.Lead, "default", ""), before.Lead.ReadJson(Encoding.UTF8.GetBytes(DefinitionTests.Object("a", """{"size":3}"""))), CancellationToken.None);
        await store.CatchUpAsync(CancellationToken.None);
        string[] meanwhile = [];
        await store.AddAsync(new CustomStoredForm(after), () => meanwhile = [Read(before), Read(after)], CancellationToken.None);
        Assert.Equal(["""{"size":3}""", """{"color":"red","size":3}"""], meanwhile);
        Assert.Equal("""{"color":"red","size":3}""", Read(before));
        await stop.CancelAsync();
        await pump.ContinueWith(static _ => { }, TaskScheduler.Default);

        string Read(CustomResource asked)
        {
            var json = new ArrayBufferWriter<byte>();
            store.List(asked.Lead, "").Items().Single().WriteTo(json);
            return JsonNode.Parse(json.WrittenSpan)!["spec"]!.ToJsonString();
        }
    }

    private static CustomResource Resource(string properties)
    {
        var json = ADefinition.Of("Widget", properties).ToString();
        return new((CustomResourceDefinition)CustomResourceDefinitionKind.Kind.ReadJson(Encoding.UTF8.GetBytes(json)));
    }
}

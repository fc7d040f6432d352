using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Encryption;
using Keles.Background;
using Keles.Machinery;
using Keles.Storage;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Encryption;

public sealed class EncryptionTests : IAsyncDisposable
{
    private const string Key = "/registry/secrets/shop/door";
    private const string First = "aesgcm: {keys: [{name: one, secret: MDEyMzQ1Njc4OWFiY2RlZg==}]}";
    private const string Second = "aesgcm: {keys: [{name: two, secret: ZmVkY2JhOTg3NjU0MzIxMA==}]}";
    private readonly MemoryStorage storage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_lie_in_the_store_in_upstreams_form_and_read_as_they_were()
    {
        await using var server = await ServerAsync(First);
        await server.Store.CreateAsync(Kinds.Of<Secret>(), Secret("open sesame"), Cancel);
        var raw = await RawAsync();
        Assert.StartsWith("k8s:enc:aesgcm:v1:one:", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", raw, StringComparison.Ordinal);
        Assert.Equal("open sesame", await server.ReadAsync());
    }

    [Fact]
    public async Task What_upstream_encrypted_is_read()
    {
        // Made with OpenSSL: nonce, AES-128-GCM over the value with the key in the store as additional data, tag.
        const string Value = "AAECAwQFBgcICQoLhh2vdHAQGQzKdWJ5sv7EDyz1Nopu5S85BACFnc2RiRpvNbPMnYvspg5G0/9cVyYDDQNkSxZLYRJtxvpGa1CxK90rij9qsy/MpMjT//APOvhjyWkNaz9SO9Rutqc397PRwFwLUOWvxPrnOBrZNrfs0759faoV52UQQ167fgCpSZv/BkfAkxGQxXLloIM=";
        await storage.CreateAsync(Key, (byte[])[.. "k8s:enc:aesgcm:v1:one:"u8, .. Convert.FromBase64String(Value)], Cancel);
        await using var server = await ServerAsync(First);
        Assert.Equal("hello", await server.ReadAsync());
    }

    [Fact]
    public async Task A_value_cannot_be_passed_off_as_anothers()
    {
        var cipher = new AesGcmCipher("one", "0123456789abcdef"u8.ToArray());
        await storage.CreateAsync(Key, cipher.Seal("/registry/secrets/shop/window", "{}"u8), Cancel);
        var error = await Assert.ThrowsAsync<StorageException>(() => ServerAsync(First));
        Assert.Contains("/registry/secrets/shop/door cannot be decrypted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_keys_is_carried_through_by_writing_the_same_again()
    {
        await using (var before = await ServerAsync(First)) await before.Store.CreateAsync(Kinds.Of<Secret>(), Secret("a"), Cancel);
        await using var after = await ServerAsync($"{Second}\n  - {First}");
        Assert.Equal("a", await after.ReadAsync());
        Assert.StartsWith("k8s:enc:aesgcm:v1:one:", await RawAsync(), StringComparison.Ordinal);
        await after.WriteSameAsync();
        var raw = await RawAsync();
        Assert.StartsWith("k8s:enc:aesgcm:v1:two:", raw, StringComparison.Ordinal);
        await after.WriteSameAsync();
        Assert.Equal(raw, await RawAsync());
    }

    [Fact]
    public async Task Plain_values_stay_readable_beside_an_identity_provider_and_only_beside_one()
    {
        await using (var before = await ServerAsync("identity: {}")) await before.Store.CreateAsync(Kinds.Of<Secret>(), Secret("a"), Cancel);
        Assert.Contains("\"kind\":\"Secret\"", await RawAsync(), StringComparison.Ordinal);
        await using (var after = await ServerAsync($"{First}\n  - identity: {{}}")) Assert.Equal("a", await after.ReadAsync());
        var error = await Assert.ThrowsAsync<StorageException>(() => ServerAsync(First));
        Assert.Contains("identity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_named_and_nothing_is_served_without_it()
    {
        await using (var before = await ServerAsync(First)) await before.Store.CreateAsync(Kinds.Of<Secret>(), Secret("a"), Cancel);
        var error = await Assert.ThrowsAsync<StorageException>(() => ServerAsync(Second));
        Assert.Contains("is encrypted with k8s:enc:aesgcm:v1:one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watches_and_old_versions_are_opened_too()
    {
        await using var server = await ServerAsync(First);
        var (_, watcher) = server.Store.WatchNow(Kinds.Of<Secret>(), "", "");
        var created = await server.Store.CreateAsync(Kinds.Of<Secret>(), Secret("a"), Cancel);
        await server.Store.UpdateAsync(Kinds.Of<Secret>(), Secret("b"), created!.Revision, Cancel);
        Assert.Equal("a", WordOf((await watcher.Events.ReadAsync(Cancel))!.After!));
        Assert.Equal("b", WordOf((await watcher.Events.ReadAsync(Cancel))!.After!));
        Assert.Equal("a", WordOf(Assert.Single((await server.Store.ListAtAsync(Kinds.Of<Secret>(), "shop", null, 0, created.Revision, Cancel)).Items)));
    }

    [Theory]
    [InlineData("secrets", true, false, false)]
    [InlineData("'*.'", true, false, false)]
    [InlineData("things.example.com", false, true, false)]
    [InlineData("'*.example.com'", false, true, false)]
    [InlineData("'*.*'", true, true, true)]
    [InlineData("deployments.apps", false, false, true)]
    public void Resources_are_named_as_upstream_names_them(string resource, bool secrets, bool custom, bool deployments)
    {
        var rules = Rules(First, resource);
        Assert.Equal(secrets, rules.Of(Key) is not null);
        Assert.Equal(custom, rules.Of("/registry/example.com/things/shop/a") is not null);
        Assert.Equal(deployments, rules.Of("/registry/deployments/shop/a") is not null);
        Assert.Equal(secrets && resource != "secrets", rules.Of("/registry/services/specs/shop/a") is not null);
    }

    [Theory]
    [InlineData("aesgcm: {keys: [{name: one, secret: YQ==}]}", "resources[0].providers[0].aesgcm.keys[0].secret has 1 bytes; it must have 16, 24 or 32")]
    [InlineData("aesgcm: {keys: [{name: 'a:b', secret: MDEyMzQ1Njc4OWFiY2RlZg==}]}", "resources[0].providers[0].aesgcm.keys[0].name must not contain a colon")]
    [InlineData("aesgcm: {keys: []}", "resources[0].providers[0].aesgcm.keys must have at least one key")]
    [InlineData("secretbox: {keys: []}", "resources[0].providers[0]: the provider secretbox is not there yet; use aesgcm, aescbc or identity")]
    [InlineData("rot13: {}", "resources[0].providers[0] has the unknown field rot13")]
    public void A_bad_configuration_is_refused_in_one_sentence(string provider, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Rules(provider)).Message);

    [Fact]
    public void The_servers_own_key_is_made_once_and_is_its_owners_alone()
    {
        var directory = Directory.CreateTempSubdirectory("keles-encryption-");
        try
        {
            var path = Path.Combine(directory.FullName, "encryption.yaml");
            var text = LocalEncryption.ReadOrCreate(path);
            Assert.Equal(text, LocalEncryption.ReadOrCreate(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.NotNull(EncryptionConfigurationReader.Read(text, Kinds.All).Of(Key));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Cbc_reads_what_it_wrote()
    {
        var cipher = new AesCbcCipher("one", "0123456789abcdef"u8.ToArray());
        var value = cipher.Seal(Key, "hello"u8);
        Assert.Equal("hello"u8.ToArray(), cipher.Open(Key, value.AsSpan(cipher.Prefix.Length)));
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private static Secret Secret(string word) => new() { Metadata = new() { Name = "door", Namespace = "shop" }, Type = "Opaque", Data = OrderedMap<Bytes>.Of(("word", new Bytes(Encoding.UTF8.GetBytes(word)))) };

    private static string WordOf(StoredObject stored) => Encoding.UTF8.GetString(((Secret)stored.Object).Data.Get("word").Span);

    private static EncryptionRules Rules(string providers, string resource = "secrets") => EncryptionConfigurationReader.Read($"""
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
        - resources: [{resource}]
          providers:
          - {providers}
        """, Kinds.All);

    private async Task<string> RawAsync() => Encoding.Latin1.GetString((await storage.GetAsync(Key, cancel: Cancel)).Value!.Value.Span);

    private async Task<Server> ServerAsync(string providers)
    {
        var store = new ObjectStore(storage, [Kinds.Of<Secret>()], Surroundings.OnThisMachine, NullLoggerFactory.Instance, Rules(providers));
        await store.StartAsync(Cancel);
        return new(store);
    }

    private sealed class Server : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task pump;
        private readonly ResourceApi api;

        public Server(ObjectStore store)
        {
            Store = store;
            pump = store.RunAsync(stop.Token);
            api = new(store, AdmissionChain.Empty, new ResourceRules([]), Surroundings.OnThisMachine, NullLoggerFactory.Instance);
        }

        public ObjectStore Store { get; }

        public async Task<string> ReadAsync() => WordOf((await Store.GetAsync(Kinds.Of<Secret>(), "shop", "door", Cancel))!);

        public Task WriteSameAsync() => api.ChangeAsync(new(UserIdentity.ApiServer, Kinds.Of<Secret>(), "shop", "door"), static o => o, Cancel);

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump);
            stop.Dispose();
        }
    }
}

using System.Globalization;
using System.Text;

namespace Keles.Requests.Bench;

/// <summary>The objects that the requests are about.</summary>
internal static class ConfigMaps
{
    public const string Collection = "/api/v1/namespaces/default/configmaps";

    /// <param name="size">Bytes of its one value.</param>
    public static string Body(string name, int size) =>
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"},"data":{"value":"{{{new string('x', size)}}}"}}""";

    public static byte[] Create(string name, int size, string collection = Collection) => Connection.Request("POST", collection, body: Body(name, size));

    public static string Name(int number) => "map-" + number.ToString("D6", CultureInfo.InvariantCulture);

    public static async Task FillAsync(Running server, int count, int size, string collection = Collection)
    {
        await using var load = await server.LoadAsync();
        await load.ExactlyAsync(i => ConfigMaps.Create(Name(i), size, collection), 201, count);
    }

    public static async Task<byte[]> FetchAsync(Running server, string path)
    {
        await using var connection = await server.ConnectAsync();
        var whole = new MemoryStream();
        var (code, _) = await connection.AskAsync(Connection.Request("GET", path), whole);
        return code == 200 ? whole.ToArray() : throw new IOException($"{path}: {code}: {Encoding.UTF8.GetString(whole.ToArray())}");
    }
}

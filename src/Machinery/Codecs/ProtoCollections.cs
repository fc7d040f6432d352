namespace Keles.Machinery.Codecs;

/// <summary>Turns what generated protobuf readers collect into the API's collections; nothing collected is null.</summary>
public static class ProtoCollections
{
    public static Items<T> List<T>(List<T>? values) => values is null ? default : Items.Owning(values.ToArray());

    public static Items<int> Int32s(List<long>? values) => values is null ? default : Items.Owning(values.ConvertAll(v => (int)v).ToArray());

    public static Items<bool> Bools(List<long>? values) => values is null ? default : Items.Owning(values.ConvertAll(v => v != 0).ToArray());

    public static OrderedMap<T> Map<T>(SortedDictionary<string, T>? entries) => entries is null ? default : OrderedMap<T>.Owning([.. entries.Keys], [.. entries.Values]);

    /// <summary>A list of strings as the value of a map: a message with the strings in field 1.</summary>
    public static Items<string> StringItems(ref ProtoSource source)
    {
        var nested = source.Nested();
        List<string> values = [];
        while (nested.Next(out var field))
        {
            if (field == 1) values.Add(nested.String());
            else nested.Skip();
        }

        return Items.Owning(values.ToArray());
    }

    public static void StringItems(ProtoSink sink, int field, Items<string> values)
    {
        var end = sink.Length;
        sink.Strings(1, values);
        sink.Close(field, end);
    }
}

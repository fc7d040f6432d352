using System.Linq;
using System.Text;

namespace Keles.Generators
{
    internal static class SchemaEmitter
    {
        private static readonly string[] ListTypes = { "Unstated", "Atomic", "Set", "Map" };
        private static readonly string[] MapTypes = { "Unstated", "Granular", "Atomic" };

        public static void Emit(SourceText source, TypeModel type)
        {
            source.Line("public static TypeSchema ApiSchema => SchemaTable.Value;");
            source.Line();
            source.Open("private static class SchemaTable");
            source.Open("internal static readonly TypeSchema Value = new()");
            source.Line("Name = " + SourceText.Quote(type.ApiName) + ",");
            if (type.Atomic) source.Line("Atomic = true,");
            if (type.Union != null) source.Line("Union = " + SourceText.Quote(type.Union) + ",");
            source.Line("Describe = SummaryAt,");
            source.Line("Fields =");
            source.Line("[");
            foreach (var field in type.Fields) source.Line("    new() { " + Facts(field) + " },");
            source.Line("],");
            source.Close(";");
            source.Line();
            source.Line("private static string SummaryAt(int field) => field switch");
            source.Line("{");
            source.Line("    -1 => " + SourceText.Quote(type.Summary) + ",");
            for (var i = 0; i < type.Fields.Count; i++)
            {
                if (type.Fields[i].Summary.Length > 0) source.Line("    " + i + " => " + SourceText.Quote(type.Fields[i].Summary) + ",");
            }

            source.Line("    _ => \"\",");
            source.Line("};");
            source.Close();
        }

        private static string Facts(FieldModel field)
        {
            var text = new StringBuilder("Name = " + SourceText.Quote(field.Json) + ", Number = " + field.Number);
            text.Append(", Type = Keles.Machinery.Schema.ValueType." + field.ValueType + ", Container = Keles.Machinery.Schema.Container." + field.Container);
            if (field.Via != null) text.Append(", Via = " + SourceText.Quote(field.Via));
            if (field.ValueType == "Object") text.Append(", Object = static () => " + field.CSharp + ".ApiSchema");
            if (field.Pointer) text.Append(", Pointer = true");
            if (field.Is("Required")) text.Append(", Required = true");
            if (field.Always) text.Append(", Always = true");
            if (field.Number32("List") != 0) text.Append(", List = ListType." + ListTypes[field.Number32("List")]);
            if (field.Number32("Map") != 0) text.Append(", Map = MapType." + MapTypes[field.Number32("Map")]);
            if (field.Text("Keys") is { } keys) text.Append(", Keys = " + Strings(keys, ','));
            if (field.Text("MergeKey") is { } mergeKey) text.Append(", MergeKey = " + SourceText.Quote(mergeKey));
            if (field.Text("Strategy") is { } strategy) text.Append(", Strategies = " + Strings(strategy, ','));
            if (field.Text("Default") is { } standard) text.Append(", Default = " + SourceText.Quote(standard));
            if (field.Text("Enum") is { } values) text.Append(", Enum = " + Strings(values, '|'));
            return text.ToString();
        }

        private static string Strings(string list, char separator) => "[" + string.Join(", ", list.Split(separator).Select(SourceText.Quote)) + "]";
    }
}

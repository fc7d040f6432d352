using System.Linq;

namespace Keles.Generators
{
    internal static class ProtoWriterEmitter
    {
        public static void Emit(SourceText source, TypeModel type)
        {
            source.Open("public void WriteProto(ProtoSink sink)");
            Message(source, type, ProtoLayout.Of(type), "");
            source.Close();
            source.Line();
        }

        private static void Message(SourceText source, TypeModel type, ProtoLayout layout, string prefix)
        {
            foreach (var number in layout.Numbers.Reverse())
            {
                if (layout.Fields.TryGetValue(number, out var index))
                {
                    Write(source, type.Fields[index], number);
                    continue;
                }

                var end = "end" + prefix + "_" + number;
                source.Line("var " + end + " = sink.Length;");
                Message(source, type, layout.Inline[number], prefix + "_" + number);
                source.Line("if (sink.Length != " + end + ") sink.Close(" + number + ", " + end + ");");
            }
        }

        private static void Write(SourceText source, FieldModel field, int number)
        {
            string One(string value, string sink, string at)
            {
                switch (field.ValueType)
                {
                    case "Any": return sink + ".Raw(" + at + ", " + value + ")";
                    case "Int32": return sink + ".Int64(" + at + ", " + value + ")";
                    default: return sink + "." + field.ValueType + "(" + at + ", " + value + ")";
                }
            }

            var p = field.Property;
            switch (field.Container)
            {
                case "List" when field.ValueType == "String":
                    source.Line("sink.Strings(" + number + ", " + p + ");");
                    return;
                case "List" when field.ValueType == "Object":
                    source.Line("sink.Objects(" + number + ", " + p + ");");
                    return;
                case "List":
                    source.Line("sink.List(" + number + ", " + p + ", static (s, n, v) => " + One("v", "s", "n") + ");");
                    return;
                case "Map":
                    source.Line("sink.Map(" + number + ", " + p + ", static (s, n, v) => " + One("v", "s", "n") + ");");
                    return;
                case "MapOfLists":
                    source.Line("sink.Map(" + number + ", " + p + ", static (s, n, v) => ProtoCollections.StringItems(s, n, v));");
                    return;
            }

            if (field.Pointer)
            {
                source.Line("if (" + p + " is { } v" + p + ") " + One("v" + p, "sink", number.ToString()) + ";");
                return;
            }

            var present = field.ValueType switch
            {
                "String" => p + ".Length > 0",
                "Bool" => p,
                "Int32" or "Int64" or "Double" => p + " != 0",
                "Bytes" => p + ".Length > 0",
                "Any" => "!" + p + ".IsNull",
                "Object" => "!ReferenceEquals(" + p + ", " + field.CSharp + ".Empty)",
                "Time" or "MicroTime" => "!" + p + ".IsZero",
                _ => "true",
            };
            source.Line("if (" + present + ") " + One(p, "sink", number.ToString()) + ";");
        }
    }
}

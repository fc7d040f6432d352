namespace Keles.Generators
{
    internal static class ProtoReaderEmitter
    {
        public static void Emit(SourceText source, TypeModel type)
        {
            source.Open("public static " + type.Name + " ReadProto(ref ProtoSource source)");
            for (var i = 0; i < type.Fields.Count; i++)
            {
                source.Line(Locals.FullType(type.Fields[i]) + " f" + i + " = " + Locals.Initial(type.Fields[i]) + ";");
                if (Collector(type.Fields[i]) is { } collector) source.Line(collector + "? c" + i + " = null;");
            }

            Message(source, type, ProtoLayout.Of(type), "source", 0);
            source.Line();
            for (var i = 0; i < type.Fields.Count; i++)
            {
                var field = type.Fields[i];
                if (Collector(field) == null) continue;
                var convert = field.Container != "List" ? "ProtoCollections.Map(c" + i + ")"
                    : field.ValueType == "Int32" ? "ProtoCollections.Int32s(c" + i + ")"
                    : field.ValueType == "Bool" ? "ProtoCollections.Bools(c" + i + ")"
                    : "ProtoCollections.List(c" + i + ")";
                source.Line("f" + i + " = " + convert + ";");
            }

            Locals.Construct(source, type);
            source.Close();
            source.Line();
        }

        private static void Message(SourceText source, TypeModel type, ProtoLayout layout, string from, int depth)
        {
            source.Open("while (" + from + ".Next(out var field" + depth + "))");
            source.Open("switch (field" + depth + ")");
            foreach (var number in layout.Numbers)
            {
                if (layout.Fields.TryGetValue(number, out var index))
                {
                    source.Line("case " + number + ": " + Read(type.Fields[index], index, from) + "; break;");
                    continue;
                }

                var nested = "nested" + depth + "_" + number;
                source.Open("case " + number + ":");
                source.Line("var " + nested + " = " + from + ".Nested();");
                Message(source, type, layout.Inline[number], nested, depth + 1);
                source.Line("break;");
                source.Close();
            }

            source.Line("default: " + from + ".Skip(); break;");
            source.Close();
            source.Close();
        }

        private static string? Collector(FieldModel field)
        {
            switch (field.Container)
            {
                case "List": return field.ValueType is "Int32" or "Int64" or "Bool" ? "List<long>" : "List<" + field.CSharp + ">";
                case "Map": return "SortedDictionary<string, " + field.CSharp + ">";
                case "MapOfLists": return "SortedDictionary<string, Items<" + field.CSharp + ">>";
                default: return null;
            }
        }

        private static string Read(FieldModel field, int i, string from)
        {
            var one = field.ValueType == "Any" ? "Raw" : field.ValueType;
            var absent = field.ValueType == "String" ? "\"\"" : field.ValueType == "Object" ? field.CSharp + ".Empty" : "default";
            string Value(string s) => field.ValueType == "Object" ? s + ".Object<" + field.CSharp + ">()" : s + "." + one + "()";
            switch (field.Container)
            {
                case "List" when field.ValueType is "Int32" or "Int64" or "Bool":
                    return from + ".Integers(ref c" + i + ")";
                case "List":
                    return "(c" + i + " ??= []).Add(" + Value(from) + ")";
                case "Map":
                    return from + ".Entry(ref c" + i + ", static (ref ProtoSource s) => " + Value("s") + ", " + absent + ")";
                case "MapOfLists":
                    return from + ".Entry(ref c" + i + ", static (ref ProtoSource s) => ProtoCollections.StringItems(ref s), default)";
                default:
                    return "f" + i + " = " + Value(from);
            }
        }
    }
}

namespace Keles.Generators
{
    internal static class JsonWriterEmitter
    {
        public static void Emit(SourceText source, TypeModel type)
        {
            source.Open("public void WriteJson(Utf8JsonWriter writer)");
            source.Line("writer.WriteStartObject();");
            source.Line("WriteJsonMembers(writer);");
            source.Line("writer.WriteEndObject();");
            source.Close();
            source.Line();
            source.Open("public void WriteJsonMembers(Utf8JsonWriter writer)");
            foreach (var field in type.Fields) Write(source, field);
            source.Close();
            source.Line();
        }

        private static void Write(SourceText source, FieldModel field)
        {
            var name = SourceText.Quote(field.Json) + "u8";
            var always = field.Always ? "true" : "false";
            switch (field.Container)
            {
                case "List" when field.ValueType == "String":
                    source.Line("writer.Strings(" + name + ", " + field.Property + ", " + always + ");");
                    return;
                case "List" when field.ValueType == "Object":
                    source.Line("writer.Objects<" + field.CSharp + ">(" + name + ", " + field.Property + ", " + always + ");");
                    return;
                case "List":
                    source.Line("writer.List<" + field.CSharp + ">(" + name + ", " + field.Property + ", " + always + ", static (w, v) => " + Value(field, "v", "w") + ");");
                    return;
                case "Map" when field.ValueType == "String":
                    source.Line("writer.StringMap(" + name + ", " + field.Property + ", " + always + ");");
                    return;
                case "Map":
                    source.Line("writer.Map<" + field.CSharp + ">(" + name + ", " + field.Property + ", " + always + ", static (w, v) => " + Value(field, "v", "w") + ");");
                    return;
                case "MapOfLists":
                    source.Open("writer.Map<Items<" + field.CSharp + ">>(" + name + ", " + field.Property + ", " + always + ", static (w, v) =>");
                    source.Line("w.WriteStartArray();");
                    source.Line("foreach (var item in v) " + Value(field, "item", "w") + ";");
                    source.Line("w.WriteEndArray();");
                    source.Close(");");
                    return;
            }

            if (field.Pointer) WritePointer(source, field, name);
            else WriteValue(source, field, name);
        }

        private static void WritePointer(SourceText source, FieldModel field, string name)
        {
            var local = "v" + field.Property;
            source.Open("if (" + field.Property + " is { } " + local + ")");
            source.Line("writer.WritePropertyName(" + name + ");");
            source.Line(Value(field, local, "writer") + ";");
            source.Close();
            if (field.Always) source.Line("else writer.WriteNull(" + name + ");");
        }

        private static void WriteValue(SourceText source, FieldModel field, string name)
        {
            var present = field.ValueType switch
            {
                "String" => field.Property + ".Length > 0",
                "Bool" => field.Property,
                "Int32" or "Int64" or "Double" => field.Property + " != 0",
                "Bytes" => field.Property + ".Length > 0",
                "Any" => "!" + field.Property + ".IsNull",
                _ => null, // objects and the value types with codecs of their own are written even when empty, as Go does with structs
            };
            if (field.Always) present = null;
            if (field.OmitZero) present = field.ValueType == "Object" ? field.Property + " != " + field.CSharp + ".Empty" : "!" + field.Property + ".IsZero";
            if (present != null) source.Open("if (" + present + ")");
            source.Line("writer.WritePropertyName(" + name + ");");
            source.Line(Value(field, field.Property, "writer") + ";");
            if (present != null) source.Close();
        }

        private static string Value(FieldModel field, string value, string writer)
        {
            switch (field.ValueType)
            {
                case "String": return writer + ".WriteStringValue(" + value + ")";
                case "Bool": return writer + ".WriteBooleanValue(" + value + ")";
                case "Int32":
                case "Int64":
                case "Double": return writer + ".WriteNumberValue(" + value + ")";
                case "Object": return value + ".WriteJson(" + writer + ")";
                default: return "JsonSink.Value(" + writer + ", " + value + ")";
            }
        }
    }
}

namespace Keles.Generators
{
    /// <summary>The local variable that holds a field while its object is read, and its value when the field is absent.</summary>
    internal static class Locals
    {
        public static string FullType(FieldModel field)
        {
            switch (field.Container)
            {
                case "List": return "Items<" + field.CSharp + ">";
                case "Map": return "OrderedMap<" + field.CSharp + ">";
                case "MapOfLists": return "OrderedMap<Items<" + field.CSharp + ">>";
                default: return field.CSharp + (field.Pointer ? "?" : "");
            }
        }

        public static string Initial(FieldModel field)
        {
            if (field.Container != "One" || field.Pointer) return "default";
            return field.ValueType switch
            {
                "String" => "\"\"",
                "Object" => field.CSharp + ".Empty",
                _ => "default",
            };
        }

        public static void Construct(SourceText source, TypeModel type)
        {
            if (type.Fields.Count == 0)
            {
                source.Line("return Empty;");
                return;
            }

            source.Open("return new()");
            for (var i = 0; i < type.Fields.Count; i++) source.Line(type.Fields[i].Property + " = f" + i + ",");
            source.Close(";");
        }
    }
}

using System.Linq;

namespace Keles.Generators
{
    internal static class JsonReaderEmitter
    {
        public static void Emit(SourceText source, TypeModel type)
        {
            var short_ = type.ApiName.Substring(type.ApiName.LastIndexOf('.') + 1);
            source.Line("private static readonly FieldTable JsonFields = new(" + SourceText.Quote(short_)
                + string.Concat(type.Fields.Select(f => ", " + SourceText.Quote(f.Json))) + (type.TypeMeta ? ", \"kind\", \"apiVersion\"" : "") + ");");
            source.Line();
            source.Open("public static " + type.Name + " ReadJson(ref JsonSource source)");
            source.Line("if (!source.Begin(JsonFields)) return Empty;");
            for (var i = 0; i < type.Fields.Count; i++)
            {
                source.Line(Locals.FullType(type.Fields[i]) + " f" + i + " = " + Locals.Initial(type.Fields[i]) + ";");
            }

            source.Open("while (source.Next(out var field))");
            source.Open("switch (field)");
            for (var i = 0; i < type.Fields.Count; i++) source.Line("case " + i + ": f" + i + " = " + Read(type.Fields[i]) + "; break;");
            source.Line("default: source.Skip(); break;");
            source.Close();
            source.Close();
            source.Line();
            Locals.Construct(source, type);
            source.Close();
            source.Line();
        }

        private static string Read(FieldModel field)
        {
            var one = field.ValueType == "Any" ? "Raw" : field.ValueType;
            switch (field.Container)
            {
                case "List":
                    if (field.ValueType == "String") return "source.Strings()";
                    if (field.ValueType == "Object") return "source.Objects<" + field.CSharp + ">()";
                    return "source.List<" + field.CSharp + ">(static (ref JsonSource s) => s." + one + "())";
                case "Map":
                    if (field.ValueType == "String") return "source.StringMap()";
                    if (field.ValueType == "Object") return "source.ObjectMap<" + field.CSharp + ">()";
                    return "source.Map<" + field.CSharp + ">(static (ref JsonSource s) => s." + one + "(), default)";
                case "MapOfLists":
                    return "source.Map<Items<" + field.CSharp + ">>(static (ref JsonSource s) => s.Strings(), default)";
                default:
                    return field.ValueType == "Object" ? field.CSharp + ".ReadJson(ref source)" : "source." + one + "()";
            }
        }
    }
}

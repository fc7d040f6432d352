using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Keles.Generators
{
    /// <summary>One field: its C# property and the facts its attribute states.</summary>
    internal sealed class FieldModel
    {
        public string Property = "";
        public string Json = "";
        public int Number;
        public string? Via;
        public bool Pointer;
        public string Container = "One";
        public string ValueType = "";

        /// <summary>The C# type of one value, fully qualified.</summary>
        public string CSharp = "";

        public string Summary = "";
        public Dictionary<string, object?> Facts = new Dictionary<string, object?>();

        public bool Always => Is("Always");

        public bool OmitZero => Is("OmitZero");

        public bool Is(string fact) => Facts.TryGetValue(fact, out var value) && value is true;

        public string? Text(string fact) => Facts.TryGetValue(fact, out var value) ? value as string : null;

        public int Number32(string fact) => Facts.TryGetValue(fact, out var value) && value is int number ? number : 0;

        public static FieldModel From(IPropertySymbol property, AttributeData attribute)
        {
            var field = new FieldModel
            {
                Property = property.Name,
                Json = (string)attribute.ConstructorArguments[0].Value!,
                Number = (int)attribute.ConstructorArguments[1].Value!,
                Summary = Documentation.SummaryOf(property),
                Facts = attribute.NamedArguments.ToDictionary(n => n.Key, n => n.Value.Value),
            };
            field.Via = field.Text("Via");
            var type = property.Type;
            if (type is INamedTypeSymbol { Name: "Nullable" } nullable)
            {
                field.Pointer = true;
                type = nullable.TypeArguments[0];
            }
            else if (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated)
            {
                field.Pointer = true;
            }

            if (type is INamedTypeSymbol { Name: "Items" } list)
            {
                field.Container = "List";
                type = list.TypeArguments[0];
            }
            else if (type is INamedTypeSymbol { Name: "OrderedMap" } map)
            {
                field.Container = "Map";
                type = map.TypeArguments[0];
                if (type is INamedTypeSymbol { Name: "Items" } inner)
                {
                    field.Container = "MapOfLists";
                    type = inner.TypeArguments[0];
                }
            }

            field.ValueType = ValueTypeOf(type);
            field.CSharp = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            return field;
        }

        private static string ValueTypeOf(ITypeSymbol type)
        {
            switch (type.SpecialType)
            {
                case SpecialType.System_String: return "String";
                case SpecialType.System_Boolean: return "Bool";
                case SpecialType.System_Int32: return "Int32";
                case SpecialType.System_Int64: return "Int64";
                case SpecialType.System_Double: return "Double";
            }

            switch (type.Name)
            {
                case "RawJson": return "Any";
                case "Bytes":
                case "Quantity":
                case "IntOrString":
                case "Time":
                case "MicroTime":
                case "Duration": return type.Name;
                default: return "Object";
            }
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Keles.Generators
{
    /// <summary>What the emitters need to know of one record.</summary>
    internal sealed class TypeModel
    {
        public string Namespace = "";
        public string Name = "";
        public string ApiName = "";
        public bool Atomic;

        /// <summary>Its JSON may carry kind and apiVersion, which the record does not keep.</summary>
        public bool TypeMeta;

        public string? Union;
        public string Summary = "";
        public bool HasMetadata;
        public List<FieldModel> Fields = new List<FieldModel>();

        public static TypeModel From(INamedTypeSymbol symbol)
        {
            var attribute = symbol.GetAttributes().First(a => a.AttributeClass?.Name == "ApiTypeAttribute");
            var model = new TypeModel
            {
                Namespace = symbol.ContainingNamespace.ToDisplayString(),
                Name = symbol.Name,
                ApiName = (string)attribute.ConstructorArguments[0].Value!,
                Atomic = attribute.NamedArguments.Any(n => n.Key == "Atomic" && n.Value.Value is true),
                TypeMeta = attribute.NamedArguments.Any(n => n.Key == "TypeMeta" && n.Value.Value is true),
                Union = attribute.NamedArguments.FirstOrDefault(n => n.Key == "Union").Value.Value as string,
                Summary = Documentation.SummaryOf(symbol),
            };
            foreach (var property in symbol.GetMembers().OfType<IPropertySymbol>())
            {
                var field = property.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FieldAttribute");
                if (field == null) continue;
                model.Fields.Add(FieldModel.From(property, field));
                if (property.Name == "Metadata" && property.Type.Name == "ObjectMeta") model.HasMetadata = true;
            }

            return model;
        }
    }
}

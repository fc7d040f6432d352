using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What all versions of a definition have in common, and so stands at the top in the form that is validated.</summary>
internal sealed record SharedParts(CustomResourceValidation? Schema, CustomResourceSubresources? Subresources, Items<CustomResourceColumnDefinition> Columns, Items<SelectableField> SelectableFields)
{
    public static SharedParts Of(CustomResourceDefinitionSpec spec)
    {
        if (spec.Versions.IsEmpty) return new(null, null, default, default);
        var first = spec.Versions[0];
        return new(
            spec.Versions.All(v => Equals(v.Schema, first.Schema)) ? first.Schema : null,
            spec.Versions.All(v => Equals(v.Subresources, first.Subresources)) ? first.Subresources : null,
            spec.Versions.All(v => v.AdditionalPrinterColumns == first.AdditionalPrinterColumns) ? first.AdditionalPrinterColumns : default,
            spec.Versions.All(v => v.SelectableFields == first.SelectableFields) ? first.SelectableFields : default);
    }
}

namespace Keles.Cel;

/// <summary>quantity, isQuantity, arithmetic and comparison of quantities.</summary>
internal static class QuantityLibrary
{
    private const string Wrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static readonly CelType T = CelQuantity.CelType;

    public static CelLibrary Library { get; } = new CelLibrary()
        .TypeName(CelQuantity.CelType)
        .Function("quantity", "string_to_quantity", T, CelType.String, v => CelQuantity.Parse(v.AsString) is { } q ? CelValue.Of(q) : CelValue.Error(Wrong))
        .Function("isQuantity", "is_quantity_string", CelType.Bool, CelType.String, v => CelValue.Of(CelQuantity.Parse(v.AsString) is not null))
        .Function("sign", "quantity_sign", CelType.Int, T, v => CelValue.Of((long)Of(v).Nanos.Sign))
        .Member("isGreaterThan", "quantity_is_greater_than", CelType.Bool, T, T, (a, b) => CelValue.Of(Of(a).Nanos > Of(b).Nanos))
        .Member("isLessThan", "quantity_is_less_than", CelType.Bool, T, T, (a, b) => CelValue.Of(Of(a).Nanos < Of(b).Nanos))
        .Member("compareTo", "quantity_compare_to", CelType.Int, T, T, (a, b) => CelValue.Of((long)Math.Sign(Of(a).Nanos.CompareTo(Of(b).Nanos))))
        .Member("asApproximateFloat", "quantity_get_float", CelType.Double, T, v => CelValue.Of(Of(v).AsDouble()))
        .Member("asInteger", "quantity_get_int", CelType.Int, T, v => Of(v).AsInteger() is { } n ? CelValue.Of(n) : CelValue.Error("cannot convert value to integer"))
        .Member("isInteger", "quantity_is_integer", CelType.Bool, T, v => CelValue.Of(Of(v).AsInteger() is not null))
        .Member("add", "quantity_add", T, T, T, (a, b) => CelValue.Of(new CelQuantity(Of(a).Nanos + Of(b).Nanos)))
        .Member("add", "quantity_add_int", T, T, CelType.Int, (a, n) => CelValue.Of(new CelQuantity(Of(a).Nanos + CelQuantity.Of(n.AsInt).Nanos)))
        .Member("sub", "quantity_sub", T, T, T, (a, b) => CelValue.Of(new CelQuantity(Of(a).Nanos - Of(b).Nanos)))
        .Member("sub", "quantity_sub_int", T, T, CelType.Int, (a, n) => CelValue.Of(new CelQuantity(Of(a).Nanos - CelQuantity.Of(n.AsInt).Nanos)));

    private static CelQuantity Of(CelValue value) => (CelQuantity)value.AsOpaque;
}

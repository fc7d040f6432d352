namespace Keles.Machinery;

/// <summary>What is wrong with a field; the names are the reasons of a status' causes.</summary>
public enum FieldErrorType
{
    FieldValueNotFound,
    FieldValueRequired,
    FieldValueDuplicate,
    FieldValueInvalid,
    FieldValueNotSupported,
    FieldValueForbidden,
    FieldValueTooLong,
    FieldValueTooShort,
    FieldValueTooMany,
    FieldValueTooFew,
    InternalError,
    FieldValueTypeInvalid,
}

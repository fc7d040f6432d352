using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>
/// Reads and writes subjects. Read from ASN.1 by hand because Go puts several organizations into one multi-valued part,
/// which the framework's enumeration refuses.
/// </summary>
internal static class DistinguishedNames
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    public static X500DistinguishedName Encode(Subject subject)
    {
        // The builder encodes from last to first.
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(subject.CommonName);
        foreach (var organization in subject.Organizations.Reverse())
        {
            builder.AddOrganizationName(organization);
        }

        return builder.Build();
    }

    public static Subject Read(X500DistinguishedName name)
    {
        var commonName = "";
        var organizations = new List<string>();
        try
        {
            var parts = new AsnReader(name.RawData, AsnEncodingRules.BER).ReadSequence();
            while (parts.HasData)
            {
                var part = parts.ReadSetOf(skipSortOrderValidation: true);
                while (part.HasData)
                {
                    ReadAttribute(part.ReadSequence(), ref commonName, organizations);
                }
            }
        }
        catch (AsnContentException error)
        {
            throw new PkiException("the certificate's subject cannot be read", error);
        }

        return new Subject(commonName, organizations);
    }

    private static void ReadAttribute(AsnReader attribute, ref string commonName, List<string> organizations)
    {
        switch (attribute.ReadObjectIdentifier())
        {
            case CommonName:
                commonName = ReadText(attribute);
                break;
            case Organization:
                organizations.Add(ReadText(attribute));
                break;
        }
    }

    private static string ReadText(AsnReader value)
    {
        var tag = value.PeekTag();
        return value.ReadCharacterString(tag.TagClass == TagClass.Universal ? (UniversalTagNumber)tag.TagValue : throw new PkiException(
            "the certificate's subject holds text of an unknown kind"));
    }
}

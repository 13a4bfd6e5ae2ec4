using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>Takes the number or name of an open session for the session itself.</summary>
public sealed class SessionTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string or int or long => Find(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            object[] several when several.Length > 0 => several.Select(one => Transform(engineIntrinsics, one)).ToArray(),
            IList list when list.Count > 0 && value is not Array => list.Cast<object>().Select(one => Transform(engineIntrinsics, one)).ToArray(),
            _ => inputData,
        };
    }

    private static DracoonSession Find(string name)
    {
        try
        {
            return SessionNames.Find(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}

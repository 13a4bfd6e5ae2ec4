using System;

namespace Dracoon.Client;

/// <summary>
/// Says which operation of the API a method calls, or a cmdlet serves. The table of coverage and the tests that read every answer are made
/// from it.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ApiOperationAttribute : Attribute
{
    /// <summary>Names an operation.</summary>
    /// <param name="operation">Method and path template as in the API description, below /api/v4: <c>GET /users/{user_id}</c>.</param>
    public ApiOperationAttribute(string operation)
    {
        Operation = operation ?? throw new ArgumentNullException(nameof(operation));
    }

    /// <summary>Method and path template: <c>GET /users/{user_id}</c>.</summary>
    public string Operation { get; }
}

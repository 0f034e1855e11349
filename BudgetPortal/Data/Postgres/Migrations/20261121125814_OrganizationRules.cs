using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OrganizationRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AllowFinalDecisionByCostCenterDecider",
                schema: "organization",
                table: "Organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "CorrectionDays",
                schema: "organization",
                table: "Organizations",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<string>(
                name: "OwnLines",
                schema: "organization",
                table: "Organizations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Flag");

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                schema: "organization",
                table: "Organizations",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "OwnLines",
                schema: "approvals",
                table: "BudgetApprovals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FirstSince",
                schema: "planning",
                table: "ApprovalRequests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Organizations_CorrectionDays",
                schema: "organization",
                table: "Organizations",
                sql: "\"CorrectionDays\" BETWEEN 1 AND 60");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequests_HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests",
                column: "HandedOverFromId");

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalRequests_Users_HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests",
                column: "HandedOverFromId",
                principalSchema: "identity",
                principalTable: "Users",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ApprovalRequests_Users_HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Organizations_CorrectionDays",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_ApprovalRequests_HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests");

            migrationBuilder.DropColumn(
                name: "AllowFinalDecisionByCostCenterDecider",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "CorrectionDays",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "OwnLines",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "OwnLines",
                schema: "approvals",
                table: "BudgetApprovals");

            migrationBuilder.DropColumn(
                name: "FirstSince",
                schema: "planning",
                table: "ApprovalRequests");

            migrationBuilder.DropColumn(
                name: "HandedOverFromId",
                schema: "planning",
                table: "ApprovalRequests");
        }
    }
}
